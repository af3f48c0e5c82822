import { headerName } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { HTTPRouteRulesMatches, HTTPRouteRulesMatchesHeaders } from '../../schema/gateway.networking.k8s.io.generated';
import { HttpRouteMatch } from '../http-match';
import { ValueMatch } from '../value-match';
import { atMost, filled, listAtMost, uniqueHeaders } from './checks';

/** One entry of the `matches` of an HTTPRoute's rule. */
export function httpMatchSpec(what: string, { path, headers, queryParams, method }: HttpRouteMatch): HTTPRouteRulesMatches {
  return {
    path: path?._toSpec(),
    headers: headers && headersSpec(what, headers),
    queryParams: queryParams && namedSpec(`query parameter of ${what}`, queryParams, 1024),
    method,
  };
}

/** Headers that are compared. */
export function headersSpec(what: string, headers: Record<string, ValueMatch>): HTTPRouteRulesMatchesHeaders[] {
  uniqueHeaders(`a match of ${what}`, Object.keys(headers));
  return namedSpec(`header of ${what}`, headers, 4096);
}

function namedSpec(what: string, matches: Record<string, ValueMatch>, maxValue: number): HTTPRouteRulesMatchesHeaders[] {
  const named = listAtMost(`names in a match (${what})`, Object.entries(matches), 16);
  return named.map(([name, match]) => {
    const { type, value } = match._toSpec();
    return { name: atMost(what, headerName(what, name), 256), type, value: filled(`value of ${what}`, value, maxValue) };
  });
}

/** Matches of all rules count together. A rule without matches has one. */
export function checkTotal(rules: ReadonlyArray<{ readonly matches?: readonly unknown[] }>): void {
  const total = rules.reduce((sum, { matches }) => sum + (matches?.length ?? 1), 0);
  if (total > 128) throw invalid(`rules must have at most 128 matches in all, got ${total}; put some of the rules into another route`);
}
