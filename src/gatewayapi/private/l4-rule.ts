import { MeshResource } from '../../core';
import { dnsSubdomain, nonEmpty } from '../../core/private/checks';
import type { TCPRouteRules } from '../../schema/gateway.networking.k8s.io.generated';
import { RouteBackend } from '../backend';
import { backendSpec, checkBackends } from './backend';

/** The only rule of a TCPRoute or TLSRoute. */
export function l4RuleSpec(backends: readonly RouteBackend[], name: string | undefined, owner: MeshResource): TCPRouteRules {
  const what = 'the route';
  checkBackends(what, nonEmpty(`backends of ${what}`, backends));
  return {
    name: name === undefined ? undefined : dnsSubdomain(`ruleName of ${what}`, name),
    backendRefs: backends.map((backend) => backendSpec(what, backend, owner)),
  };
}
