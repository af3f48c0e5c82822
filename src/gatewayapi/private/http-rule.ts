import { MeshResource } from '../../core';
import { dnsSubdomain, integer, nonEmpty, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { HTTPRouteRules, HTTPRouteRulesFilters, HTTPRouteRulesRetry, HTTPRouteRulesTimeouts } from '../../schema/gateway.networking.k8s.io.generated';
import { HttpRouteRetry, HttpRouteRule, HttpTimeouts } from '../http-rule';
import { checkBackends } from './backend';
import { duration, listAtMost } from './checks';
import { checkFilters } from './filters';
import { httpBackendSpec } from './http-backend';
import { httpMatchSpec } from './matches';

/** One entry of the `rules` of an HTTPRoute. */
export function httpRuleSpec(rule: HttpRouteRule, owner: MeshResource): HTTPRouteRules {
  const what = rule.name === undefined ? 'a rule' : `rule ${show(rule.name)}`;
  const filters = rule.filters?.map((filter) => filter._toSpec(owner)) ?? [];
  checkFilters(what, filters.map(({ type }) => type));
  checkBackends(what, rule.backends ?? []);
  checkAction(what, rule, filters);
  const spec: HTTPRouteRules = {
    name: rule.name === undefined ? undefined : dnsSubdomain('name of a rule', rule.name),
    matches: rule.matches && listAtMost(`matches of ${what}`, nonEmpty(`matches of ${what}`, rule.matches), 64).map((match) => httpMatchSpec(what, match)),
    filters: filters.length > 0 ? filters : undefined,
    backendRefs: rule.backends?.map((backend) => httpBackendSpec(what, backend, owner)),
    timeouts: rule.timeouts && timeoutsSpec(what, rule.timeouts),
    retry: rule.retry && retrySpec(what, rule.retry),
  };
  checkPrefix(what, spec);
  return spec;
}

/** A rule either redirects or forwards. */
function checkAction(what: string, { backends = [], timeouts, retry }: HttpRouteRule, filters: readonly HTTPRouteRulesFilters[]) {
  const redirects = filters.some(({ type }) => type === 'RequestRedirect');
  if (redirects && filters.some(({ type }) => type === 'URLRewrite')) {
    throw invalid(`${what} has both a redirect and a rewrite, but what is redirected goes to no backend; drop one of them`);
  }
  if (redirects && (backends.length > 0 || timeouts || retry)) {
    throw invalid(`${what} redirects, so it goes to no backend; drop its backends, timeouts and retry, or the redirect`);
  }
  if (!redirects && backends.length === 0 && !filters.some(({ type }) => type === 'ExtensionRef')) {
    throw invalid(`${what} has neither backends nor a redirect, so every request would be answered by a 500; give it backends`);
  }
}

/** What is replaced is the prefix of the one match. */
function checkPrefix(what: string, { matches, filters = [] }: HTTPRouteRules) {
  const replaced = filters.some(({ requestRedirect, urlRewrite }) => (requestRedirect ?? urlRewrite)?.path?.type === 'ReplacePrefixMatch');
  const byPrefix = !matches || (matches.length === 1 && (matches[0].path?.type ?? 'PathPrefix') === 'PathPrefix');
  if (replaced && !byPrefix) {
    throw invalid(`${what} replaces the prefix of the path, so it must have exactly one match, whose path is compared by HttpPathMatch.pathPrefix; divide the rule, or use replaceFullPath`);
  }
}

function timeoutsSpec(what: string, timeouts: HttpTimeouts): HTTPRouteRulesTimeouts {
  const { request, backendRequest } = timeouts;
  if (!request && !backendRequest) throw invalid(`timeouts of ${what} say nothing; give them request or backendRequest, or leave them out`);
  const spec = render<HttpTimeouts, HTTPRouteRulesTimeouts>(timeouts, {
    request: (value) => duration(`timeouts.request of ${what}`, value),
    backendRequest: (value) => duration(`timeouts.backendRequest of ${what}`, value),
  });
  if (request && backendRequest && backendRequest.toMilliseconds() > request.toMilliseconds()) {
    throw invalid(`timeouts.backendRequest of ${what} (${spec.backendRequest}) is longer than timeouts.request (${spec.request}); shorten it`);
  }
  return spec;
}

function distinct(what: string, numbers: number[]): number[] {
  unique(what, numbers.map(String));
  return numbers;
}

function retrySpec(what: string, retry: HttpRouteRetry): HTTPRouteRulesRetry {
  return render<HttpRouteRetry, HTTPRouteRulesRetry>(retry, {
    codes: (codes) => distinct(`codes of the retry of ${what}`, codes).map((code) => integer(`codes of the retry of ${what}`, code, 400, 599)),
    attempts: (value) => integer(`attempts of the retry of ${what}`, value, 1),
    backoff: (value) => duration(`backoff of the retry of ${what}`, value),
  });
}
