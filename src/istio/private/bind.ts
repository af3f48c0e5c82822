import { isAbsolute } from 'node:path/posix';
import { ipAddress } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';

const SOCKET = 'unix://';

/** Whether an address is a Unix socket. */
export const isSocket = (address?: string) => address !== undefined && address.startsWith(SOCKET);

/** A Unix socket: an absolute path of a file, or an abstract name. */
export function socket(what: string, value: string): string {
  const path = value.slice(SOCKET.length);
  if (!path.startsWith('@') && (!isAbsolute(path) || path.endsWith('/'))) {
    throw invalid(`${what} must have an absolute path or '@<name>' after unix://, got ${show(value)}`);
  }
  return value;
}

/** What a listener is bound to: an IP address or a Unix socket. */
export function bindAddress(what: string, value: string): string {
  return isSocket(value) ? socket(what, value) : ipAddress(what, value);
}
