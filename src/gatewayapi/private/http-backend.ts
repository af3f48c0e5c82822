import { MeshResource } from '../../core';
import type { GRPCRouteRulesBackendRefs, GRPCRouteRulesFilters } from '../../schema/gateway.networking.k8s.io.generated';
import { HttpBackend } from '../http-rule';
import { backendSpec } from './backend';
import { headerModifierSpec } from './header-modifier';

/** One entry of `backendRefs` of an HTTPRoute or GRPCRoute, whose filters of a backend are the same. */
export function httpBackendSpec(what: string, backend: HttpBackend, owner: MeshResource): GRPCRouteRulesBackendRefs {
  const filters = filtersSpec(`a backend of ${what}`, backend);
  return { ...backendSpec(what, backend, owner), filters: filters.length > 0 ? filters : undefined };
}

function filtersSpec(what: string, { requestHeaderModifier: request, responseHeaderModifier: response }: HttpBackend): GRPCRouteRulesFilters[] {
  return [
    ...request ? [{ type: 'RequestHeaderModifier' as const, requestHeaderModifier: headerModifierSpec(`requestHeaderModifier of ${what}`, request) }] : [],
    ...response ? [{ type: 'ResponseHeaderModifier' as const, responseHeaderModifier: headerModifierSpec(`responseHeaderModifier of ${what}`, response) }] : [],
  ];
}
