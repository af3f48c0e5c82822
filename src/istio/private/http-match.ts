import { MeshResource, StringMatch } from '../../core';
import { dnsLabel, headerName, labels, notEmpty, port } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { VirtualServiceHttpMatch } from '../../schema/networking.istio.io.generated';
import { HttpMatch } from '../http-match';
import { gatewayName } from './reference';

const JWT_CLAIM = /^@request\.auth\.claims(\.|\[)/;
const PSEUDO_HEADERS = [':method', ':scheme', ':authority', ':path', ':status'];

/** The `match` entry of an HTTP route of a VirtualService. */
export function httpMatchSpec(what: string, match: HttpMatch, owner: MeshResource): VirtualServiceHttpMatch {
  check(what, match);
  return {
    ...match,
    uri: match.uri?._toSpec(),
    scheme: match.scheme?._toSpec(),
    method: match.method?._toSpec(),
    authority: match.authority?._toSpec(),
    headers: mapSpec(match.headers),
    withoutHeaders: mapSpec(match.withoutHeaders),
    queryParams: mapSpec(match.queryParams),
    gateways: match.gateways?.map((gateway) => gatewayName(gateway, owner)),
  };
}

function mapSpec(matches: Record<string, StringMatch> | undefined) {
  return matches && Object.fromEntries(Object.entries(matches).map(([name, match]) => [name, match._toSpec()]));
}

function check(what: string, match: HttpMatch) {
  for (const field of ['uri', 'scheme', 'method', 'authority'] as const) {
    if (match[field] && isPresence(match[field])) {
      throw invalid(`${field} of ${what} is StringMatch.present(), but every request has one; compare its value or leave it out`);
    }
  }
  for (const name of [...Object.keys(match.headers ?? {}), ...Object.keys(match.withoutHeaders ?? {})]) {
    if (!JWT_CLAIM.test(name) && !PSEUDO_HEADERS.includes(name)) headerName(`header of ${what}`, name);
  }
  for (const name of Object.keys(match.queryParams ?? {})) notEmpty(`query parameter of ${what}`, name);
  if (match.port !== undefined) port(`port of ${what}`, match.port);
  labels(`sourceLabels of ${what}`, match.sourceLabels ?? {});
  if (match.sourceNamespace !== undefined) dnsLabel(`sourceNamespace of ${what}`, match.sourceNamespace);
}

const isPresence = (match: StringMatch) => Object.keys(match._toSpec()).length === 0;
