import { dnsLabel, isPartialWildcard, isWildcardName } from '../values/dns';
import { isIpAddress } from '../values/ip';
import { show } from '../values/show';

/** A host of a gateway's server: a full name or an IP address, after the namespace of its routes and '/' if need be. */
export function serverHost(value: string): string | undefined {
  const slash = value.indexOf('/');
  const wellFormed = slash < 0 ? isHost(value, true) : isNamespace(value.slice(0, slash)) && isHost(value.slice(slash + 1), true);
  return wellFormed ? undefined
    : `must be a full DNS name such as 'www.example.com' or '*.example.com', '*' or an IP address, after '<namespace>/' where need be, got ${show(value)}`;
}

/** A host that a sidecar sends to: '<namespace>/<name>', where a namespace with '~' is one to leave out. */
export function egressHost(value: string): string | undefined {
  const slash = value.indexOf('/');
  const namespace = value.slice(0, slash);
  const wellFormed = slash > 0 && (namespace === '~' || isNamespace(namespace.replace(/^~/, ''))) && isHost(value.slice(slash + 1), false);
  return wellFormed ? undefined
    : `must be of the form '<namespace>/<name>' with a full DNS name or '*', and '*', '.' or '~' for the namespace where need be, got ${show(value)}`;
}

const isNamespace = (value: string) => value === '*' || value === '.' || !dnsLabel(value);

function isHost(value: string, mayBeAddress: boolean): boolean {
  return (value === '*' || value.includes('.'))
    && (isWildcardName(value) || (mayBeAddress && isIpAddress(value)))
    && !isPartialWildcard(value);
}
