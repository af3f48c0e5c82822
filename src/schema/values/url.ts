import { isIPv6 } from 'node:net';

const CONTROL = /[\x00-\x1f\x7f]/;
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/;
const USER = /^[-\w.:~!$&'()*+,;=%@]*$/;
/** Of the characters of ASCII a host may have few, and stand for none by an escape, but for the percent sign. */
const NOT_IN_HOST = /[ #/?@[\\\]^`{|}]|%(?!25)[0-7]/;

/** The scheme of a URL as Go's parser reads it, empty for a path alone; nothing where the text is no URL. */
export function urlScheme(text: string): string | undefined {
  if (text === '' || CONTROL.test(text)) return undefined;
  if (text === '*') return '';
  const [, scheme = '', rest] = /^(?:([a-z][a-z\d+.-]*):)?([^?]*)/i.exec(text)!;
  if (!rest.startsWith('/')) return scheme.toLowerCase() || undefined;
  let path = rest;
  if (scheme && rest.startsWith('//')) {
    const end = rest.indexOf('/', 2) < 0 ? rest.length : rest.indexOf('/', 2);
    if (!isAuthority(scheme.toLowerCase(), rest.slice(2, end))) return undefined;
    path = rest.slice(end);
  }
  return BAD_ESCAPE.test(path) ? undefined : scheme.toLowerCase();
}

/** The host of a URL or of a relative one, empty where it has none; nothing where the text is neither. */
export function urlHost(text: string): string | undefined {
  const [url] = text.split('#', 1);
  if (CONTROL.test(url) || BAD_ESCAPE.test(url.replace(/\?.*$/, ''))) return undefined;
  const [, scheme, authority] = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/([^/?]*))?/i.exec(url)!;
  if (authority === undefined) return scheme === undefined && /^[^/?]*:/.test(url) ? undefined : '';
  if (!isAuthority((scheme ?? '').toLowerCase(), authority)) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return /^\[(.*)\]/.exec(host)?.[1] ?? host.replace(/:\d*$/, '');
}

function isAuthority(scheme: string, authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  if (BAD_ESCAPE.test(authority) || (at >= 0 && !USER.test(authority.slice(0, at)))) return false;
  const literal = /^\[(.*)\](?::\d*)?$/.exec(host);
  if (literal) return isIPv6(literal[1].replace(/%25.+$/, ''));
  const colon = scheme.startsWith('http') ? host.indexOf(':') : host.lastIndexOf(':');
  return !NOT_IN_HOST.test(host) && (colon < 0 || /^:\d*$/.test(host.slice(colon)));
}
