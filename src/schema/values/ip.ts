import { isIP, isIPv6 } from 'node:net';
import { show } from './show';

/** An IPv4 or IPv6 address, the latter with a zone if need be. */
export function isIpAddress(value: string): boolean {
  const zone = value.indexOf('%');
  return zone < 0 ? isIP(value) !== 0 : zone < value.length - 1 && isIPv6(value.slice(0, zone));
}

export function ipAddress(value: string): string | undefined {
  return isIpAddress(value) ? undefined : `must be an IP address, got ${show(value)}`;
}

/** An IP address or a range of them in CIDR notation. */
export function subnet(value: string): string | undefined {
  const slash = value.lastIndexOf('/');
  const wellFormed = slash < 0 ? isIpAddress(value) : isRange(value.slice(0, slash), value.slice(slash + 1));
  return wellFormed ? undefined : `must be an IP address or a CIDR range such as '10.1.0.0/16', got ${show(value)}`;
}

function isRange(address: string, length: string): boolean {
  const version = address.includes('%') ? 0 : isIP(address);
  return version !== 0 && /^(0|[1-9]\d{0,2})$/.test(length) && Number(length) <= (version === 4 ? 32 : 128);
}
