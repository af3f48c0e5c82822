import { show } from './show';

/** Signs that a segment of a path may have beside a template. */
const SEGMENT = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;
const ONE = '{*}';
const ANY = '{**}';

/** A path in which {*} stands for one segment and {**}, last among them, for any number. */
export function pathTemplate(path: string): string | undefined {
  if (!/[{}]/.test(path)) return undefined;
  const hasTemplate = path.includes(ONE) || path.includes(ANY);
  let last = false;
  for (const segment of path.replace(/^\/+|\/+$/g, '').split('/')) {
    if (segment === ONE || segment === ANY) {
      if (last) return `must have ${show(ANY)} as the last template, got ${show(path)}`;
      last = segment === ANY;
    } else if (/[{}]/.test(segment)) {
      return `must have braces only in the whole segments ${show(ONE)} and ${show(ANY)}, got ${show(path)}`;
    } else if (hasTemplate && !SEGMENT.test(segment)) {
      return `must have segments of plain signs beside a template, without wildcards, got ${show(path)}`;
    }
  }
  return undefined;
}
