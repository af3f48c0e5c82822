import { isIP } from 'node:net';
import { fullName } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';

/** An address of the form `<host>:<port>`, where the host is a DNS name or an IP address. */
export function hostAndPort(what: string, address: string): string {
  const [, host = '', number = ''] = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/.exec(address) ?? [];
  const ip = isIP(host.replace(/^\[(.*)\]$/, '$1'));
  if (!host || Number(number) < 1 || Number(number) > 65535 || (host.startsWith('[') && ip !== 6)) {
    throw invalid(`${what} must be of the form '<host>:<port>', such as 'collector.example.com:9411', got ${show(address)}`);
  }
  if (ip === 0) fullName(`host in the ${what}`, host);
  return address;
}

/** As `hostAndPort`, where the host may be that of the node on which the pod runs. */
export function hostAddress(what: string, address: string): string {
  hostAndPort(what, address.replace(/^\$\(HOST_IP\):/, '127.0.0.1:'));
  return address;
}
