import type { VirtualServiceHttpMatch } from '../networking.istio.io.generated';
import { dnsLabel } from '../values/dns';
import { matchedName } from '../values/header';
import { port } from '../values/number';
import { gatewayNames } from './gateway-names';
import { workloadLabels } from './labels';
import { Place } from './place';
import { stringMatch, stringMatchOrAll } from './string-match';

/** Which requests an HTTP route takes. */
export function httpMatch(match: VirtualServiceHttpMatch, place: Place): void {
  place.pairs('headers', match.headers, (name, value, at) => {
    at.error(matchedName(name));
    stringMatch(value, at);
  });
  place.pairs('withoutHeaders', match.withoutHeaders, (name, value, at) => {
    at.error(matchedName(name));
    // Here a lone star means that the header is there.
    if (value.regex !== '*') stringMatch(value, at);
  });
  place.one('uri', match.uri, stringMatchOrAll);
  place.one('scheme', match.scheme, stringMatch);
  place.one('method', match.method, stringMatch);
  place.one('authority', match.authority, stringMatch);
  place.pairs('queryParams', match.queryParams, (_, value, at) => stringMatch(value, at));
  place.check('port', match.port || undefined, port);
  place.one('sourceLabels', match.sourceLabels, workloadLabels);
  // Istiod loses its warnings about the matches of HTTP and TCP routes.
  place.one('gateways', match.gateways, (names, at) => gatewayNames(names, at.errorsOnly()));
  place.check('sourceNamespace', match.sourceNamespace || undefined, dnsLabel);
}
