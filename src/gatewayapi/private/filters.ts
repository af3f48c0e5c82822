import { MeshResource } from '../../core';
import { dnsSubdomain, port } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { HTTPRouteRulesFiltersExtensionRef, HTTPRouteRulesFiltersRequestMirror, HTTPRouteRulesFiltersRequestRedirect, HTTPRouteRulesFiltersUrlRewrite } from '../../schema/gateway.networking.k8s.io.generated';
import { Backend } from '../backend';
import { ExtensionRef } from '../extension-ref';
import { HttpRequestRedirect, HttpUrlRewrite } from '../http-redirect';
import { MirrorShare } from '../mirror-share';
import { groupName, kindName, listAtMost, preciseHostname } from './checks';

const STATUS_CODES = [301, 302, 303, 307, 308] as const;
type StatusCode = typeof STATUS_CODES[number];

/** Filters that a rule may have more than once. */
const REPEATABLE = ['RequestMirror', 'ExtensionRef'];

export const mirrorSpec = (backend: Backend, share: MirrorShare | undefined, owner: MeshResource): HTTPRouteRulesFiltersRequestMirror =>
  ({ backendRef: backend._toSpec(owner), ...share?._toSpec() });

export const extensionSpec = ({ group, kind, name }: ExtensionRef): HTTPRouteRulesFiltersExtensionRef => ({
  group: groupName('group of an extension', group),
  kind: kindName('kind of an extension', kind),
  name: dnsSubdomain('name of an extension', name),
});

export function redirectSpec({ scheme, hostname, path, port: toPort, statusCode }: HttpRequestRedirect): HTTPRouteRulesFiltersRequestRedirect {
  if (scheme === undefined && hostname === undefined && !path && toPort === undefined) {
    throw invalid('a redirect changes nothing, so the caller would come again; give it a scheme, hostname, path or port');
  }
  if (statusCode !== undefined && !STATUS_CODES.includes(statusCode as StatusCode)) {
    throw invalid(`statusCode of a redirect must be one of ${STATUS_CODES.join(', ')}, got ${show(statusCode)}`);
  }
  return {
    scheme,
    hostname: hostname === undefined ? undefined : preciseHostname('hostname of a redirect', hostname),
    path: path?._toSpec(),
    port: toPort === undefined ? undefined : port('port of a redirect', toPort),
    statusCode: statusCode as StatusCode | undefined,
  };
}

export function rewriteSpec({ hostname, path }: HttpUrlRewrite): HTTPRouteRulesFiltersUrlRewrite {
  if (hostname === undefined && !path) throw invalid('a rewrite changes nothing; give it a hostname or path');
  return { hostname: hostname === undefined ? undefined : preciseHostname('hostname of a rewrite', hostname), path: path?._toSpec() };
}

/** Throws where a rule has a filter twice that counts once. */
export function checkFilters(what: string, types: readonly string[]): void {
  listAtMost(`filters of ${what}`, types, 16);
  const twice = types.find((type, index) => !REPEATABLE.includes(type) && types.indexOf(type) !== index);
  if (twice !== undefined) throw invalid(`${what} has two filters ${twice}; make them one`);
}
