import { show } from './show';

const PREFIX = 'unix://';

export const isUnixSocket = (address: string) => address.startsWith(PREFIX);

/** A Unix domain socket: an absolute path to a file, or an abstract name after '@'. */
export function unixSocket(address: string): string | undefined {
  const path = address.slice(PREFIX.length);
  return path.startsWith('@') || (path.startsWith('/') && !path.endsWith('/')) ? undefined
    : `must name a Unix domain socket by an absolute path such as 'unix:///run/app.sock', or 'unix://@name', got ${show(address)}`;
}
