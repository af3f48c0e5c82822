import { TextMatch } from '../../model/match/text';
import { HTTPRouteRulesMatches, HTTPRouteRulesMatchesHeaders, HTTPRouteRulesMatchesPath } from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttpMatch } from '../../schema/networking.istio.io.generated';

/** The match of a VirtualService that Istio makes of one of an HTTPRoute. */
export function matchOf({ path, headers = [], queryParams = [], method }: HTTPRouteRulesMatches): VirtualServiceHttpMatch {
  return {
    uri: uriOf(path),
    ...headers.length > 0 && { headers: textsOf(headers) },
    ...queryParams.length > 0 && { queryParams: textsOf(queryParams) },
    ...method && { method: { exact: method } },
  };
}

function uriOf({ type = 'PathPrefix', value = '/' }: HTTPRouteRulesMatchesPath = {}): TextMatch {
  switch (type) {
    case 'Exact': return { exact: value };
    case 'PathPrefix': return { prefix: value === '/' ? value : value.replace(/\/$/, '') };
    case 'RegularExpression': return { regex: value };
  }
}

export const textsOf = (matches: readonly HTTPRouteRulesMatchesHeaders[]): Record<string, TextMatch> =>
  Object.fromEntries(matches.map(({ name, type, value }) => [name, type === 'RegularExpression' ? { regex: value } : { exact: value }]));

/** Compares matches as the Gateway API wants them asked: by path, then method, headers and query. What has no match comes last. */
export function moreSpecificFirst(a: VirtualServiceHttpMatch | undefined, b: VirtualServiceHttpMatch | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  const [ours, theirs] = [rank(a), rank(b)];
  const at = ours.findIndex((one, index) => one !== theirs[index]);
  return at < 0 ? 0 : theirs[at] - ours[at];
}

function rank({ uri = {}, method, headers = {}, queryParams = {} }: VirtualServiceHttpMatch): readonly number[] {
  const kind = uri.exact !== undefined ? 3 : uri.prefix !== undefined ? 2 : Number(uri.regex !== undefined);
  const length = (uri.exact ?? uri.prefix ?? uri.regex ?? '').length;
  return [kind, length, Number(!!method), Object.keys(headers).length, Object.keys(queryParams).length];
}
