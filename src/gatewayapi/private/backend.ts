import { MeshResource } from '../../core';
import { integer } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { TCPRouteRulesBackendRefs } from '../../schema/gateway.networking.k8s.io.generated';
import { RouteBackend } from '../backend';
import { listAtMost } from './checks';

/** One entry of `backendRefs`. */
export function backendSpec(what: string, { backend, weight }: RouteBackend, owner: MeshResource): TCPRouteRulesBackendRefs {
  return {
    ...backend._toSpec(owner),
    weight: weight === undefined ? undefined : integer(`weight of a backend of ${what}`, weight, 0, 1000000),
  };
}

/** Throws when no backend gets traffic, though there are some. */
export function checkBackends(what: string, backends: readonly RouteBackend[]): void {
  listAtMost(`backends of ${what}`, backends, 16);
  if (backends.length > 0 && backends.every(({ weight }) => weight === 0)) {
    throw invalid(`${what} has only weights of 0, so it would refuse all traffic; give at least one backend a weight above 0`);
  }
}
