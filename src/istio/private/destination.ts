import { integer } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { VirtualServiceTcpRoute } from '../../schema/networking.istio.io.generated';
import { RouteDestination } from '../destination';

/** The `route` field of a TCP or TLS route. */
export function routeSpec(what: string, route: readonly RouteDestination[]): VirtualServiceTcpRoute[] {
  checkWeights(what, route.map(({ weight }) => weight));
  return route.map((one) => render<RouteDestination, VirtualServiceTcpRoute>(one, { destination: (destination) => destination._toSpec() }));
}

/** Several destinations share by weight, so each needs one, and they cannot all be zero. */
export function checkWeights(what: string, weights: ReadonlyArray<number | undefined>): void {
  if (weights.length === 0) throw invalid(`${what} must have at least one destination, got none`);
  const given = weights.filter((weight) => weight !== undefined);
  given.forEach((weight) => integer(`weight of a destination of ${what}`, weight, 0));
  if (weights.length === 1) return;
  if (given.length < weights.length) {
    throw invalid(`${what} has ${weights.length} destinations and ${given.length} weights; give each destination its weight, as one without gets no traffic`);
  }
  if (given.every((weight) => weight === 0)) {
    throw invalid(`${what} has only weights of 0; give at least one destination a weight above 0`);
  }
}
