import { Host, istio, ServiceHost, WorkloadSelector } from 'cdk8s-istio';
import { gateway } from './match';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { defining, placed } from './resource';
import { host, int32, label, labels, port, regex, subdomain, text } from './values';

const { EnvoyContext, EnvoyOperation, EnvoyPatch, EnvoyProxyVersion, PolicyTarget } = istio;

/** Values that are messages of whatever is patched, as far as names go. */
const message: Gen<Record<string, unknown>> = mostly(
  pick<Record<string, unknown>>({ name: 'a' }, { name: 'b' }),
  pick<Record<string, unknown>>({}, { name: undefined }, { name: new Date(0) }, { name: Infinity }),
);
const operation: Gen<istio.EnvoyOperation> = either(
  call(EnvoyOperation.add, message),
  call(EnvoyOperation.merge, message),
  call(EnvoyOperation.remove),
  call(EnvoyOperation.insertFirst, message),
  call(EnvoyOperation.insertBefore, message),
  call(EnvoyOperation.insertAfter, message),
  call(EnvoyOperation.replace, message),
  call(EnvoyOperation.mergeAndReplaceList, message),
);
const version = either(
  call(EnvoyProxyVersion.release, mostly(pick('1.31', '1.31.2'), text)),
  call(EnvoyProxyVersion.regex, regex),
);
const proxy = struct<istio.EnvoyProxyMatch>({ proxyVersion: maybe(version), metadata: maybe(labels) });
const common = { operation, context: maybe(pick(...Object.values(EnvoyContext)), 0.6), proxy: maybe(proxy, 0.3) };

const listener = maybe(struct<istio.EnvoyListenerMatch>({ name: maybe(text), portNumber: maybe(port) }), 0.5);
const filterChain = maybe(struct<istio.EnvoyFilterChainMatch>({
  name: maybe(text),
  sni: maybe(host),
  transportProtocol: maybe(mostly(pick('tls', 'raw_buffer'), text)),
  applicationProtocols: maybe(list(mostly(pick('h2', 'http/1.1'), text), 0)),
  destinationPort: maybe(port),
}), 0.5);
const filter = maybe(mostly(pick('envoy.filters.http.router', 'envoy.filters.network.tcp_proxy', 'envoy.filters.network.http_connection_manager'), text), 0.7);

const routeConfiguration = maybe(struct<istio.EnvoyRouteConfigurationMatch>({
  name: maybe(text), portNumber: maybe(port), portName: maybe(label, 0.2), gateway: maybe(gateway, 0.2),
}), 0.5);
const virtualHost = maybe(struct<istio.EnvoyVirtualHostMatch>({ name: maybe(text), domainName: maybe(host) }), 0.5);
const route = maybe(struct<istio.EnvoyRouteMatch>({ name: maybe(text), action: maybe(pick(...Object.values(istio.EnvoyRouteAction))) }), 0.5);

const service = mostly(pick<Host>(ServiceHost.fromName('reviews', { namespace: 'shop' })), call(Host.dns, host));
const cluster = maybe(either(
  struct<istio.EnvoyClusterMatch>({ name: pick(undefined), service: maybe(service), subset: maybe(text), portNumber: maybe(port) }),
  struct<istio.EnvoyClusterMatch>({ name: text, service: mostly(pick(undefined), service), subset: pick(undefined), portNumber: pick(undefined) }),
), 0.5);

const patch: Gen<istio.EnvoyPatch> = either(
  call(EnvoyPatch.listener, struct<istio.EnvoyListenerPatchOptions>({ ...common, listener })),
  call(EnvoyPatch.listenerFilter, struct<istio.EnvoyListenerFilterPatchOptions>({ ...common, listener, filter })),
  call(EnvoyPatch.filterChain, struct<istio.EnvoyFilterChainPatchOptions>({ ...common, listener, filterChain })),
  call(EnvoyPatch.networkFilter, struct<istio.EnvoyChainedFilterPatchOptions>({ ...common, listener, filterChain, filter })),
  call(EnvoyPatch.httpFilter, struct<istio.EnvoyChainedFilterPatchOptions>({ ...common, listener, filterChain, filter })),
  call(EnvoyPatch.routeConfiguration, struct<istio.EnvoyRouteConfigurationPatchOptions>({ ...common, routeConfiguration })),
  call(EnvoyPatch.virtualHost, struct<istio.EnvoyVirtualHostPatchOptions>({ ...common, routeConfiguration, virtualHost })),
  call(EnvoyPatch.httpRoute, struct<istio.EnvoyHttpRoutePatchOptions>({ ...common, routeConfiguration, virtualHost, route })),
  call(EnvoyPatch.cluster, struct<istio.EnvoyClusterPatchOptions>({ ...common, cluster })),
  call(EnvoyPatch.extensionConfig, struct<istio.EnvoyExtensionConfigPatchOptions>({ value: message, proxy: maybe(proxy) })),
);

const target = either<istio.PolicyTarget>(
  call(PolicyTarget.workloads, call(WorkloadSelector.labels, labels)),
  call(() => PolicyTarget.namespace()),
  call(PolicyTarget.serviceHost, pick(ServiceHost.fromName('reviews', { namespace: 'shop' }))),
  call(PolicyTarget.serviceEntry, pick({ name: 'payments' })),
);

interface Input {
  readonly props: istio.EnvoyFilterProps;
  readonly later: istio.EnvoyPatch[];
}

const input = struct<Input>({
  props: struct<istio.EnvoyFilterProps>({
    metadata: placed(subdomain),
    target: maybe(target, 0.6),
    patches: maybe(list(patch, 1, 1), 0.7),
    priority: maybe(either(int32, pick(-10, -(2 ** 31), -(2 ** 31) - 1))),
  }),
  later: list(patch, 0, 1),
});

export const envoyFilter = defining(input, (scope, { props, later }) => {
  const made = new istio.EnvoyFilter(scope, 'case', props);
  later.forEach((one) => made.addPatch(one));
});
