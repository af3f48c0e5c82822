import { RE2JS } from 're2js';
import { compile } from '../../model/match/text';
import { VirtualServiceHttpRewrite } from '../../schema/networking.istio.io.generated';
import { PathMatch } from './match';

/** What becomes of a path, the query aside. */
export type PathChange = (path: string) => string;

export const unchanged: PathChange = (path) => path;

/** The rewrite of a route: by an expression, or of what the route matched. */
export function pathChange({ uri, uriRegexRewrite }: VirtualServiceHttpRewrite, match: PathMatch, isGatewayApi: boolean): PathChange {
  if (uriRegexRewrite) return regexChange(uriRegexRewrite.match ?? '', uriRegexRewrite.rewrite ?? '');
  if (isGatewayApi && uri === '/') return match.kind === 'prefix' && match.length > '/'.length ? without(match.length) : unchanged;
  return uri ? replacing(match, uri) : unchanged;
}

/** Replaces what a route matched. */
export const replacing = (match: PathMatch, by: string): PathChange =>
  (match.kind === 'whole' ? () => by : (path) => by + path.slice(match.length));

/** Routes of the Gateway API leave no two slashes where a prefix is taken away. */
const without = (length: number): PathChange => (path) => `/${path.slice(length).replace(/^\//, '')}`;

function regexChange(regex: string, rewrite: string): PathChange {
  const expression = compile(regex);
  return expression ? (path) => replaceAll(expression, path, rewrite) : unchanged;
}

/** As RE2 replaces: `\1` is a group, `\0` the whole. An empty match right behind another counts for nothing. */
function replaceAll(expression: RE2JS, text: string, rewrite: string): string {
  const matcher = expression.matcher(text);
  let result = '';
  let at = 0;
  let last = -1;
  while (at <= text.length && matcher.find(at)) {
    const [start, end] = [matcher.start(), matcher.end()];
    result += text.slice(at, start);
    if (start === end && start === last) {
      result += text.slice(at, ++at);
    } else {
      result += rewrite.replace(/\\([\d\\])/g, (_, one) => (one === '\\' ? one : matcher.group(Number(one)) ?? ''));
      at = last = end;
    }
  }
  return result + text.slice(at);
}
