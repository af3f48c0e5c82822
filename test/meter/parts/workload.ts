import { istio } from '../../../src';
import { Probe } from '../probe';
import { labels, port } from './values';

/** What of a workload does not depend on where it runs. */
export const template = (probe: Probe, portName = 'http'): istio.WorkloadTemplate => ({
  ports: { [portName]: port(probe, 'ports.*') },
  network: probe.text('network'),
  locality: probe.text('locality'),
  weight: probe.number('weight'),
  serviceAccount: probe.text('serviceAccount'),
});

export const endpoint = (probe: Probe, portName?: string): istio.WorkloadEndpoint => ({
  ...template(probe, portName),
  address: probe.of('address', '10.0.0.1', '10.0.0.2'),
  labels: labels(probe, 'labels'),
});
