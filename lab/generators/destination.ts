import { ApiObject, App, Chart } from 'cdk8s';
import { Host, istio, ServiceHost } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { host, int32, label, namespace, plainHost, port } from './values';

function service(name: string, ns: string | undefined, kind: string): ApiObject {
  return new ApiObject(new Chart(new App(), 'services'), 'service', { apiVersion: 'v1', kind, metadata: { name, namespace: ns } });
}

const kind = mostly(pick('Service'), pick('Deployment'));
const someService = call(service, label, mostly(namespace, pick<string | undefined>(undefined)), kind);

export const domain = struct({ clusterDomain: maybe(mostly(pick('cluster.local', 'example.org'), host), 0.2) });

/** Hosts of every kind. The destination of traffic has no wildcard. */
export const anyHost: Gen<Host> = either(
  call(Host.dns, host),
  call((name: string, ns: string, options: object) => ServiceHost.fromName(name, { namespace: ns, ...options }), label, namespace, domain),
  call(ServiceHost.fromService, someService, domain),
  call(ServiceHost.fromApiObject, someService, domain),
);
const servedHost: Gen<Host> = mostly(either(call(Host.dns, plainHost), call((name: string) => ServiceHost.fromName(name, { namespace: 'shop' }), pick('reviews', 'ratings'))), anyHost);

const options = struct<istio.DestinationOptions>({ port: maybe(port) });
const subset: Gen<istio.ISubset> = either(
  call(istio.Subset.fromSubsetName, servedHost, label),
  call((one: Host, name: string): istio.ISubset => ({ host: one, name }), servedHost, label),
  call((one: Host, name: string) => new istio.DestinationRule(new Chart(new App(), 'rules'), 'rule', { host: one }).addSubset(name), servedHost, label),
);

export const destination: Gen<istio.Destination> = either(
  call(istio.Destination.host, servedHost, options),
  call(istio.Destination.service, someService, options),
  call(istio.Destination.subset, subset, options),
);

type Weighted = { readonly weight?: number };

/** Destinations of which all have a weight, where there are several. */
export function shared<T extends Weighted>(one: Gen<T>, weighted: Gen<T>): Gen<T[]> {
  return mostly(either(list(one, 1, 1), list(weighted, 2, 3)), list(one, 0, 3));
}

export const weight = mostly(pick(1, 50, 100, 99), int32);

const routed = (share: Gen<number | undefined>) => struct<istio.RouteDestination>({ destination, weight: share });

export const routeDestinations: Gen<istio.RouteDestination[]> = shared(routed(maybe(weight)), routed(weight));
