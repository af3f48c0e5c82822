import { istio } from '../../src';
import { Coverage, Recipe } from './meter';
import { hostName, labels, path, port, seconds } from './parts/values';
import { template } from './parts/workload';
import { Probe } from './probe';

const { ProbeScheme, ReadinessProbe, WorkloadGroup } = istio;

const timing = (probe: Probe): istio.ProbeOptions => ({
  initialDelay: seconds(probe, 'initialDelaySeconds'),
  timeout: seconds(probe, 'timeoutSeconds'),
  period: seconds(probe, 'periodSeconds'),
  successThreshold: probe.number('successThreshold'),
  failureThreshold: probe.number('failureThreshold'),
});

const probed = (of: (probe: Probe) => istio.ReadinessProbe): Recipe => (scope, probe) => new WorkloadGroup(scope, 'group', { probe: of(probe.within('probe')) });

export const workloadGroup: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadGroup',
  minimal: (scope, id, props) => new WorkloadGroup(scope, id, props),
  recipes: {
    'fields': (scope, probe) => new WorkloadGroup(scope, 'group', {
      workloadLabels: labels(probe, 'metadata.labels'),
      workloadAnnotations: { note: probe.text('metadata.annotations.*') },
      template: template(probe.within('template')),
    }),
    'a probe by HTTP': probed((probe) => ReadinessProbe.httpGet({
      ...timing(probe),
      port: port(probe, 'httpGet.port'),
      path: path(probe, 'httpGet.path'),
      host: hostName(probe, 'httpGet.host'),
      scheme: probe.member('httpGet.scheme', ProbeScheme),
      httpHeaders: [{ name: probe.text('httpGet.httpHeaders[].name'), value: probe.text('httpGet.httpHeaders[].value') }],
    })),
    'a probe by TCP': probed((probe) => ReadinessProbe.tcpSocket({ port: port(probe, 'tcpSocket.port'), host: hostName(probe, 'tcpSocket.host') })),
    'a probe by a command': probed((probe) => ReadinessProbe.exec([probe.text('exec.command[]')])),
  },
  leftOut: [
    [/^probe\.grpc\./, 'refused by istiod'],
    [/^template\.address$/, 'overwritten by the address that the workload has'],
    [/^template\.labels\.\*$/, 'replaced by metadata.labels'],
  ],
};
