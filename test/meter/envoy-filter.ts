import { istio, ServiceHost, WorkloadSelector } from '../../src';
import { Coverage, Recipe } from './meter';
import { TARGET_NAMESPACE } from './parts/policy-target';
import { host, hostName, labels, port } from './parts/values';
import { Probe } from './probe';

const { EnvoyContext, EnvoyFilter, EnvoyOperation, EnvoyPatch, EnvoyProxyVersion, EnvoyRouteAction, Gateway, PolicyTarget } = istio;
const VALUE = { name: 'patched' };
const MERGE = EnvoyOperation.merge(VALUE);
const ADD = EnvoyOperation.add(VALUE);
const FIRST = EnvoyOperation.insertFirst(VALUE);

const patching = (patch: (probe: Probe) => istio.EnvoyPatch): Recipe => (scope, probe) =>
  new EnvoyFilter(scope, 'filter', { patches: [patch(probe.within('configPatches[]'))] });

const listener = (probe: Probe): istio.EnvoyListenerMatch => ({ name: probe.text('name'), portNumber: port(probe, 'portNumber') });
const routeConfiguration = (probe: Probe): istio.EnvoyRouteConfigurationMatch => ({
  name: probe.text('name'),
  portNumber: port(probe, 'portNumber'),
  portName: probe.text('portName'),
  gateway: Gateway.fromGatewayName(probe.text('gateway', (text) => `edge/${text}`)),
});

export const envoyFilter: Coverage = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  minimal: (scope, id, props) => new EnvoyFilter(scope, id, { ...props, patches: [EnvoyPatch.cluster({ operation: MERGE })] }),
  recipes: {
    'the filter': (scope, probe) => new EnvoyFilter(scope, 'filter', {
      target: PolicyTarget.workloads(WorkloadSelector.labels(labels(probe, 'workloadSelector.labels'))),
      priority: probe.number('priority'),
      patches: [EnvoyPatch.cluster({ operation: EnvoyOperation.merge(probe.of('configPatches[].patch.value', { a: 1 }, { a: 2 })) })],
    }),
    'a target': (scope, probe) => {
      probe.implied('targetRefs[].kind', 'Service');
      new EnvoyFilter(scope, 'filter', {
        target: PolicyTarget.serviceHost(ServiceHost.fromName(probe.text('targetRefs[].name'), { namespace: 'shop' })),
        patches: [EnvoyPatch.cluster({ operation: MERGE })],
      });
    },
    'all waypoints': (scope, probe) => {
      probe.implied('targetRefs[].group', 'gateway.networking.k8s.io');
      new EnvoyFilter(scope, 'filter', { target: PolicyTarget.allWaypoints(), patches: [EnvoyPatch.cluster({ operation: MERGE })] });
    },
    'what is patched': patching((patch) => patch.of(
      'applyTo', EnvoyPatch.listener({ operation: ADD }), EnvoyPatch.filterChain({ operation: ADD }), EnvoyPatch.virtualHost({ operation: ADD }),
      EnvoyPatch.httpRoute({ operation: ADD }), EnvoyPatch.cluster({ operation: ADD }), EnvoyPatch.extensionConfig({ value: VALUE }),
    )),
    'filters that are patched': patching((patch) => patch.of(
      'applyTo', ...[EnvoyPatch.listenerFilter, EnvoyPatch.networkFilter, EnvoyPatch.httpFilter].map((filter) => filter({ operation: FIRST })),
    )),
    'what is patched by merging': patching((patch) => patch.of(
      'applyTo', EnvoyPatch.cluster({ operation: MERGE }), EnvoyPatch.routeConfiguration({ operation: MERGE }),
    )),
    'operations on a filter': patching((patch) => EnvoyPatch.httpFilter({
      filter: 'envoy.filters.http.router',
      operation: patch.of(
        'patch.operation', MERGE, EnvoyOperation.insertBefore(VALUE), EnvoyOperation.insertAfter(VALUE),
        EnvoyOperation.replace(VALUE),
      ),
    })),
    'operations on a cluster': patching((patch) => EnvoyPatch.cluster({
      operation: patch.of('patch.operation', MERGE, EnvoyOperation.mergeAndReplaceList(VALUE), ADD),
    })),
    'first of all filters': patching((patch) => {
      patch.implied('patch.operation', 'INSERT_FIRST');
      return EnvoyPatch.httpFilter({ operation: FIRST });
    }),
    'a removal': patching((patch) => {
      patch.implied('patch.operation', 'REMOVE');
      return EnvoyPatch.httpFilter({ filter: 'envoy.filters.http.cors', operation: EnvoyOperation.remove() });
    }),
    'the proxies': patching((patch) => EnvoyPatch.cluster({
      operation: MERGE,
      context: patch.member('match.context', EnvoyContext),
      proxy: {
        proxyVersion: EnvoyProxyVersion.regex(patch.text('match.proxy.proxyVersion')),
        metadata: { zone: patch.text('match.proxy.metadata.*') },
      },
      cluster: { portNumber: port(patch, 'match.cluster.portNumber') },
    })),
    'a cluster': patching((patch) => {
      const cluster = patch.within('match.cluster');
      return EnvoyPatch.cluster({ operation: MERGE, cluster: { service: host(cluster, 'service'), subset: cluster.text('subset') } });
    }),
    'the name of a cluster': patching((patch) => EnvoyPatch.cluster({ operation: MERGE, cluster: { name: patch.text('match.cluster.name') } })),
    'a filter': patching((patch) => {
      const match = patch.within('match.listener');
      return EnvoyPatch.networkFilter({
        operation: MERGE,
        listener: listener(match),
        filterChain: {
          name: match.text('filterChain.name'),
          sni: hostName(match, 'filterChain.sni'),
          transportProtocol: match.of('filterChain.transportProtocol', 'tls', 'raw_buffer'),
          applicationProtocols: [match.text('filterChain.applicationProtocols')],
          destinationPort: port(match, 'filterChain.destinationPort'),
        },
        filter: match.text('filterChain.filter.name'),
      });
    }),
    'a filter of HTTP': patching((patch) => EnvoyPatch.httpFilter({
      operation: MERGE, filter: patch.text('match.listener.filterChain.filter.subFilter.name'),
    })),
    'a filter of a listener': patching((patch) => EnvoyPatch.listenerFilter({
      operation: EnvoyOperation.remove(), filter: patch.text('match.listener.listenerFilter'),
    })),
    'a route': patching((patch) => {
      const match = patch.within('match.routeConfiguration');
      return EnvoyPatch.httpRoute({
        operation: MERGE,
        context: EnvoyContext.GATEWAY,
        routeConfiguration: routeConfiguration(match),
        virtualHost: { name: match.text('vhost.name'), domainName: hostName(match, 'vhost.domainName') },
        route: { name: match.text('vhost.route.name'), action: match.member('vhost.route.action', EnvoyRouteAction) },
      });
    }),
  },
  leftOut: [
    [/=INVALID$/, 'refused by istiod'],
    [/\.applyTo=BOOTSTRAP$/, 'deprecated, and not implemented by istiod'],
    [/\.context=WAYPOINT$|\.match\.waypoint\./, 'not implemented by istiod: a waypoint has the context SIDECAR_INBOUND'],
    [/\.listener\.portName$/, 'not implemented by istiod'],
    [/\.patch\.filterClass\b/, 'not implemented by istiod'],
    TARGET_NAMESPACE,
  ],
};
