import { MeshResource } from '../../core';
import { dnsSubdomain, nonEmpty } from '../../core/private/checks';
import { show } from '../../core/private/errors';
import type { GRPCRouteRules, GRPCRouteRulesMatches } from '../../schema/gateway.networking.k8s.io.generated';
import { GrpcRouteMatch } from '../grpc-match';
import { GrpcRouteRule } from '../grpc-rule';
import { checkBackends } from './backend';
import { listAtMost } from './checks';
import { checkFilters } from './filters';
import { httpBackendSpec } from './http-backend';
import { headersSpec } from './matches';

/** One entry of the `rules` of a GRPCRoute. */
export function grpcRuleSpec(rule: GrpcRouteRule, owner: MeshResource): GRPCRouteRules {
  const what = rule.name === undefined ? 'a rule' : `rule ${show(rule.name)}`;
  const filters = rule.filters?.map((filter) => filter._toSpec(owner)) ?? [];
  checkFilters(what, filters.map(({ type }) => type));
  checkBackends(what, nonEmpty(`backends of ${what}`, rule.backends));
  return {
    name: rule.name === undefined ? undefined : dnsSubdomain('name of a rule', rule.name),
    matches: rule.matches && listAtMost(`matches of ${what}`, nonEmpty(`matches of ${what}`, rule.matches), 64).map((match) => matchSpec(what, match)),
    filters: filters.length > 0 ? filters : undefined,
    backendRefs: rule.backends.map((backend) => httpBackendSpec(what, backend, owner)),
  };
}

const matchSpec = (what: string, { method, headers }: GrpcRouteMatch): GRPCRouteRulesMatches =>
  ({ method: method?._toSpec(), headers: headers && headersSpec(what, headers) });
