import type { VirtualServiceHttpMirror, VirtualServiceTcpRoute } from '../networking.istio.io.generated';
import { dnsLabel, wildcardName } from '../values/dns';
import { port } from '../values/number';
import { Place } from './place';

/** What a request is sent to. */
export function destination({ host, port: selected, subset }: VirtualServiceHttpMirror, place: Place): void {
  place.check('host', host, (name) => name === '*' ? "must be one host, got '*'" : wildcardName(name));
  place.check('subset', subset || undefined, dnsLabel);
  if (selected) place.at('port').at('number').error(port(selected.number));
}

/** Destinations that share the traffic by weight. */
export function destinations(list: readonly VirtualServiceTcpRoute[], place: Place): void {
  let total = 0;
  list.forEach(({ destination: to, weight = 0 }, index) => {
    const at = place.at(index);
    at.one('destination', to, destination);
    if (weight < 0) at.at('weight').error(`must be at least 0, got ${weight}`);
    total += weight;
  });
  // Istiod adds up in 32 bits.
  if (list.length > 1 && total % 2 ** 32 === 0) {
    place.error('must have a weight above 0 for at least one of several destinations, as those without get no traffic');
  }
}
