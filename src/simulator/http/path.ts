/** What a path of HTTP consists of. */
export interface PathParts {
  /** Without the query. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

export function partsOf(target: string): PathParts {
  const hash = target.indexOf('#');
  const whole = hash < 0 ? target : target.slice(0, hash);
  const end = whole.indexOf('?');
  return end < 0 ? { path: whole, query: '' } : { path: whole.slice(0, end), query: whole.slice(end) };
}

const SUSPICIOUS = /[%\\]|\/\.\.?(?:\/|$)/;

/** The path as Istio's proxies see it (`pathNormalization: BASE`): without dots that lead nowhere, escapes of what needs none, and `\`. */
export function normalized(path: string): string {
  if (!SUSPICIOUS.test(path)) return path;
  const plain = path.replace(/%([0-9a-fA-F]{2})/g, unescapedIfPlain).replaceAll('\\', '/');
  const segments: string[] = [];
  const all = plain.split('/').slice(1);
  all.forEach((segment, index) => {
    const last = index === all.length - 1;
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
    if (last && (segment === '.' || segment === '..')) segments.push('');
  });
  return `/${segments.join('/')}`;
}

function unescapedIfPlain(escape: string, digits: string): string {
  const character = String.fromCharCode(parseInt(digits, 16));
  return /[A-Za-z0-9._~-]/.test(character) ? character : escape;
}
