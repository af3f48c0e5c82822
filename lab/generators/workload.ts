import { istio, WorkloadSelector } from 'cdk8s-istio';
import { call, dictionary, either, Gen, maybe, mostly, pick, struct } from './recipe';
import { address, host, label, labels, plainHost, port, positiveUint32, subdomain, text } from './values';

export const selector: Gen<WorkloadSelector> = call(WorkloadSelector.labels, labels);

const portName = mostly(pick('http-80', 'https-443', 'tcp-9000'), label);
const template = {
  ports: maybe(dictionary(portName, port), 0.3),
  network: maybe(mostly(pick('network-1', 'vm'), text)),
  locality: maybe(mostly(pick('eu', 'eu/west', 'eu/west/1'), text)),
  weight: maybe(positiveUint32),
  serviceAccount: maybe(mostly(pick('web', 'default'), subdomain)),
};

export const workloadTemplate: Gen<istio.WorkloadTemplate> = struct<istio.WorkloadTemplate>(template);

const socket = mostly(
  pick('unix:///run/app.sock', 'unix://@app'),
  pick('unix://', 'unix:///', 'unix://x', 'unix:x', 'unix:///a/', 'unix://@', 'unix://@a/', `unix:///${'a'.repeat(300)}`),
);
const located = (where: Gen<string | undefined>): Gen<istio.WorkloadEndpoint> =>
  struct<istio.WorkloadEndpoint>({ ...template, address: where, labels: maybe(labels) });

/** Endpoints that static resolution takes. */
export const staticEndpoint = either(located(mostly(address, maybe(plainHost))), located(mostly(maybe(socket, 0.7), host)));
/** Endpoints that DNS takes. */
export const dnsEndpoint = located(mostly(either(plainHost, address), maybe(socket)));
/** Endpoints of every kind. */
export const endpoint = either(staticEndpoint, dnsEndpoint);
