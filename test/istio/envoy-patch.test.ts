import { Chart } from 'cdk8s';
import { Host } from '../../src';
import { EnvoyContext, EnvoyFilter, EnvoyOperation, EnvoyPatch, EnvoyPatchOptions, EnvoyProxyVersion, EnvoyRouteAction, Gateway, IGateway } from '../../src/istio';
import { chart, only } from '../support/synth';

const VALUE = { name: 'a' };
const merge = EnvoyOperation.merge(VALUE);
const add = EnvoyOperation.add(VALUE);
const remove = EnvoyOperation.remove();
const MERGE = { operation: 'MERGE', value: VALUE };

const specOf = (patch: EnvoyPatch) => only((scope) => new EnvoyFilter(scope, 'filter', { patches: [patch] })).spec.configPatches[0];
const patching = (patch: EnvoyPatch) => () => new EnvoyFilter(chart(), 'filter', { patches: [patch] });

const HCM = 'envoy.filters.network.http_connection_manager';
const listener = { name: '0.0.0.0_80', portNumber: 80 };
const filterChain = { name: 'chain', sni: 'www.example.com', transportProtocol: 'tls', applicationProtocols: ['h2', 'http/1.1'], destinationPort: 443 };
const FILTER_CHAIN = { ...filterChain, applicationProtocols: 'h2,http/1.1' };
const context = EnvoyContext.GATEWAY;
const routeConfiguration = { name: 'http.80', portNumber: 80, portName: 'http', gateway: Gateway.fromGatewayName('edge/public') };
const ROUTES = { name: 'http.80', portNumber: 80, portName: 'http', gateway: 'edge/public' };
const virtualHost = { name: 'www.example.com:80', domainName: 'www.example.com' };
const route = { name: 'default', action: EnvoyRouteAction.REDIRECT };

test.each<[string, EnvoyPatch, object]>([
  ['LISTENER', EnvoyPatch.listener({ operation: merge, listener }), { listener }],
  ['LISTENER_FILTER', EnvoyPatch.listenerFilter({ operation: merge, listener, filter: 'a' }), { listener: { ...listener, listenerFilter: 'a' } }],
  ['FILTER_CHAIN', EnvoyPatch.filterChain({ operation: merge, listener, filterChain }), { listener: { ...listener, filterChain: FILTER_CHAIN } }],
  ['NETWORK_FILTER', EnvoyPatch.networkFilter({ operation: merge, listener, filterChain, filter: 'a' }),
    { listener: { ...listener, filterChain: { ...FILTER_CHAIN, filter: { name: 'a' } } } }],
  ['HTTP_FILTER', EnvoyPatch.httpFilter({ operation: merge, listener, filterChain, filter: 'a' }),
    { listener: { ...listener, filterChain: { ...FILTER_CHAIN, filter: { name: HCM, subFilter: { name: 'a' } } } } }],
  ['ROUTE_CONFIGURATION', EnvoyPatch.routeConfiguration({ operation: merge, context, routeConfiguration }), { context, routeConfiguration: ROUTES }],
  ['VIRTUAL_HOST', EnvoyPatch.virtualHost({ operation: merge, context, routeConfiguration, virtualHost }),
    { context, routeConfiguration: { ...ROUTES, vhost: virtualHost } }],
  ['HTTP_ROUTE', EnvoyPatch.httpRoute({ operation: merge, context, routeConfiguration, virtualHost, route }),
    { context, routeConfiguration: { ...ROUTES, vhost: { ...virtualHost, route } } }],
  ['CLUSTER', EnvoyPatch.cluster({ operation: merge, cluster: { service: Host.dns('www.example.com'), subset: 'v1', portNumber: 80 } }),
    { cluster: { service: 'www.example.com', subset: 'v1', portNumber: 80 } }],
  ['CLUSTER', EnvoyPatch.cluster({ operation: merge, cluster: { name: 'PassthroughCluster' } }), { cluster: { name: 'PassthroughCluster' } }],
])('a patch of %s says what it is about', (applyTo, patch, match) => {
  expect(specOf(patch)).toEqual({ applyTo, match, patch: MERGE });
});

test.each<[string, EnvoyPatch, object | undefined]>([
  ['LISTENER', EnvoyPatch.listener({ operation: merge }), undefined],
  ['FILTER_CHAIN', EnvoyPatch.filterChain({ operation: merge }), undefined],
  ['NETWORK_FILTER', EnvoyPatch.networkFilter({ operation: merge, filter: 'a' }), { listener: { filterChain: { filter: { name: 'a' } } } }],
  ['ROUTE_CONFIGURATION', EnvoyPatch.routeConfiguration({ operation: merge, routeConfiguration: {} }), undefined],
  ['HTTP_ROUTE', EnvoyPatch.httpRoute({ operation: merge, route: { name: 'a' } }), { routeConfiguration: { vhost: { route: { name: 'a' } } } }],
  ['CLUSTER', EnvoyPatch.cluster({ operation: merge, proxy: {} }), undefined],
])('a patch of %s may be about everything', (applyTo, patch, match) => {
  expect(specOf(patch)).toEqual({ applyTo, match, patch: MERGE });
});

test.each([EnvoyPatch.networkFilter, EnvoyPatch.httpFilter])('a first filter needs no match', (make) => {
  const patch = make({ operation: EnvoyOperation.insertFirst(VALUE) });
  expect(specOf(patch).match).toBeUndefined();
  expect(specOf(make({ operation: EnvoyOperation.insertFirst(VALUE), filterChain: { sni: 'a' } })).match).toEqual({ listener: { filterChain: { sni: 'a' } } });
});

test.each(Object.values(EnvoyContext))('the context may be %s', (one) => {
  expect(specOf(EnvoyPatch.cluster({ operation: merge, context: one })).match).toEqual({ context: one });
});

test.each(Object.values(EnvoyRouteAction))('the action of a route may be %s', (action) => {
  expect(specOf(EnvoyPatch.httpRoute({ operation: merge, route: { action } })).match.routeConfiguration.vhost.route).toEqual({ action });
});

test('proxies are chosen by version and metadata', () => {
  const proxy = { proxyVersion: EnvoyProxyVersion.release('1.31'), metadata: { CLUSTER_ID: 'eu' } };
  expect(specOf(EnvoyPatch.cluster({ operation: merge, proxy })).match).toEqual({ proxy: { proxyVersion: '^1\\.31([.-]|$)', metadata: { CLUSTER_ID: 'eu' } } });
});

test('an extension configuration is added', () => {
  expect(specOf(EnvoyPatch.extensionConfig({ value: VALUE, proxy: { metadata: { a: 'b' } } })))
    .toEqual({ applyTo: 'EXTENSION_CONFIG', match: { proxy: { metadata: { a: 'b' } } }, patch: { operation: 'ADD', value: VALUE } });
});

describe('operations', () => {
  const ALL = {
    ADD: add,
    REMOVE: remove,
    MERGE: merge,
    MERGE_AND_REPLACE_LIST: EnvoyOperation.mergeAndReplaceList(VALUE),
    INSERT_BEFORE: EnvoyOperation.insertBefore(VALUE),
    INSERT_AFTER: EnvoyOperation.insertAfter(VALUE),
    INSERT_FIRST: EnvoyOperation.insertFirst(VALUE),
    REPLACE: EnvoyOperation.replace(VALUE),
  };

  /** For each object what selects it, and the operations that are carried out: with a selector, and without. */
  const ALLOWED: Array<[string, (options: EnvoyPatchOptions) => EnvoyPatch, object, string[], string[]]> = [
    ['LISTENER', EnvoyPatch.listener, { listener }, ['REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST'], ['ADD', 'REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST']],
    ['LISTENER_FILTER', EnvoyPatch.listenerFilter, { filter: 'a' },
      ['REMOVE', 'MERGE', 'INSERT_BEFORE', 'INSERT_AFTER', 'REPLACE'], ['ADD', 'INSERT_FIRST']],
    ['FILTER_CHAIN', EnvoyPatch.filterChain, { filterChain },
      ['REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST'], ['ADD', 'REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST']],
    ['NETWORK_FILTER', EnvoyPatch.networkFilter, { filter: 'a' }, ['REMOVE', 'MERGE', 'INSERT_BEFORE', 'INSERT_AFTER', 'REPLACE'], ['INSERT_FIRST']],
    ['HTTP_FILTER', EnvoyPatch.httpFilter, { filter: 'a' }, ['REMOVE', 'MERGE', 'INSERT_BEFORE', 'INSERT_AFTER', 'REPLACE'], ['INSERT_FIRST']],
    ['ROUTE_CONFIGURATION', EnvoyPatch.routeConfiguration, {}, ['MERGE', 'MERGE_AND_REPLACE_LIST'], ['MERGE', 'MERGE_AND_REPLACE_LIST']],
    ['VIRTUAL_HOST', EnvoyPatch.virtualHost, { virtualHost },
      ['REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST', 'REPLACE'], ['ADD', 'REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST', 'REPLACE']],
    ['HTTP_ROUTE', EnvoyPatch.httpRoute, { route },
      ['REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST', 'INSERT_BEFORE', 'INSERT_AFTER', 'INSERT_FIRST'],
      ['ADD', 'REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST', 'INSERT_FIRST']],
    ['CLUSTER', EnvoyPatch.cluster, { cluster: { subset: 'v1' } },
      ['REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST'], ['ADD', 'REMOVE', 'MERGE', 'MERGE_AND_REPLACE_LIST']],
  ];

  const works = (make: () => EnvoyPatch) => {
    try {
      return make() instanceof EnvoyPatch;
    } catch {
      return false;
    }
  };

  test.each(ALLOWED)('of %s are those that istiod carries out', (_, make, selector, selected, unselected) => {
    const among = (options: object) => Object.entries(ALL)
      .filter(([, operation]) => works(() => make({ operation, ...options })))
      .map(([name]) => name);
    expect(among(selector)).toEqual(selected);
    expect(among({})).toEqual(unselected);
  });

  test.each<[string, () => EnvoyPatch, string]>([
    ['one that istiod ignores', () => EnvoyPatch.routeConfiguration({ operation: add }),
      'a patch of ROUTE_CONFIGURATION cannot have the operation ADD, which would be ignored or break the proxy; use MERGE, MERGE_AND_REPLACE_LIST'],
    ['one that needs to know where', () => EnvoyPatch.httpFilter({ operation: remove }),
      'a patch of HTTP_FILTER with the operation REMOVE needs filter, which says where; name it'],
    ['one that does not ask where', () => EnvoyPatch.cluster({ operation: add, cluster: { name: 'a' } }),
      'a patch of CLUSTER with the operation ADD does not read cluster; drop it'],
  ])('fail with %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

test.each<[string, EnvoyPatch, string]>([
  ['an empty listener name', EnvoyPatch.listener({ operation: merge, listener: { name: '' } }), 'name of the listener of a patch must not be empty'],
  ['a port that is none', EnvoyPatch.listener({ operation: merge, listener: { portNumber: 0 } }), 'portNumber of a patch must be a whole number from 1 to 65535, got 0'],
  ['an empty list of protocols', EnvoyPatch.filterChain({ operation: merge, filterChain: { applicationProtocols: [] } }),
    'applicationProtocols of a patch must have at least one entry, got none'],
  ['two protocols in one', EnvoyPatch.filterChain({ operation: merge, filterChain: { applicationProtocols: ['h2,h3'] } }),
    "applicationProtocols of a patch are one to an entry, got 'h2,h3'; divide it"],
  ['a destination port that is none', EnvoyPatch.filterChain({ operation: merge, filterChain: { destinationPort: 0 } }),
    'destinationPort of a patch must be a whole number from 1 to 65535, got 0'],
  ['a port name that only gateways have', EnvoyPatch.routeConfiguration({ operation: merge, routeConfiguration: { portName: 'http' } }),
    'portName of a patch is read only at gateways; give the patch EnvoyContext.GATEWAY'],
  ['a gateway for sidecars', EnvoyPatch.routeConfiguration({ operation: merge, context: EnvoyContext.ANY, routeConfiguration: { gateway: { name: 'public' } } }),
    'gateway of a patch is read only at gateways; give the patch EnvoyContext.GATEWAY'],
  ['all sidecars as a gateway', EnvoyPatch.routeConfiguration({ operation: merge, context, routeConfiguration: { gateway: Gateway.MESH } }),
    "a patch names a gateway by '<namespace>/<name>', got 'mesh'; give the gateway its namespace"],
  ['a cluster by name and more', EnvoyPatch.cluster({ operation: merge, cluster: { name: 'a', subset: 'v1', portNumber: 80 } }),
    "a patch of the cluster 'a' does not read subset, portNumber; keep the name or the others"],
])('fails with %s', (_, patch, message) => {
  expect(patching(patch)).toThrow(`${message} [test/filter]`);
});

test('fails with a gateway whose namespace is unknown', () => {
  const gateway: IGateway = { name: 'public' };
  const patch = EnvoyPatch.routeConfiguration({ operation: merge, context, routeConfiguration: { gateway } });
  expect(() => new EnvoyFilter(new Chart(chart(), 'bare'), 'filter', { patches: [patch] }))
    .toThrow("a patch names a gateway by '<namespace>/<name>', got 'public'; give the gateway its namespace [test/bare/filter]");
});
