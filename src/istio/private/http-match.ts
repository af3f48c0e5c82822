import { MeshResource, StringMatch } from '../../core';
import { dnsLabel, labels, matchedName, notEmpty, port } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpMatch } from '../../schema/networking.istio.io.generated';
import { HttpMatch } from '../http-match';
import { gatewayName } from './reference';

/** The `match` entry of an HTTP route of a VirtualService. */
export function httpMatchSpec(what: string, match: HttpMatch, owner: MeshResource): VirtualServiceHttpMatch {
  const always = (field: string) => (value: StringMatch) => comparison(`${field} of ${what}`, value);
  const headers = (map: Record<string, StringMatch>) => mapSpec(map, (name) => matchedName(`header of ${what}`, name));
  return render<HttpMatch, VirtualServiceHttpMatch>(match, {
    uri: always('uri'),
    scheme: always('scheme'),
    method: always('method'),
    authority: always('authority'),
    headers,
    withoutHeaders: headers,
    queryParams: (map) => mapSpec(map, (name) => notEmpty(`query parameter of ${what}`, name)),
    port: (value) => port(`port of ${what}`, value),
    sourceLabels: (value) => labels(`sourceLabels of ${what}`, value),
    sourceNamespace: (value) => dnsLabel(`sourceNamespace of ${what}`, value),
    gateways: (list) => list.map((gateway) => gatewayName(gateway, owner)),
  });
}

/** A comparison of what every request has, so that asking for its presence means nothing. */
function comparison(what: string, match: StringMatch) {
  const spec = match._toSpec();
  if (Object.keys(spec).length === 0) {
    throw invalid(`${what} is StringMatch.present(), but every request has one; compare its value or leave it out`);
  }
  return spec;
}

function mapSpec(matches: Record<string, StringMatch>, checkName: (name: string) => string) {
  return Object.fromEntries(Object.entries(matches).map(([name, match]) => [checkName(name), match._toSpec()]));
}
