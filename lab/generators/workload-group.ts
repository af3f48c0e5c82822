import { Duration } from 'cdk8s';
import { istio } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { defining, metadata } from './resource';
import { labels, port, positiveInt32, subdomain, text, uri, wholeSeconds } from './values';
import { workloadTemplate } from './workload';

const { ReadinessProbe } = istio;
const time: Gen<Duration> = mostly(call(Duration.seconds, pick(0, 1, 30, 3600)), wholeSeconds);
const threshold = maybe(positiveInt32);
const timing = { initialDelay: maybe(time), timeout: maybe(time), period: maybe(time), successThreshold: threshold, failureThreshold: threshold };
const header = struct<istio.ProbeHeader>({ name: mostly(pick('Host', 'x-user'), text), value: text });
const probe: Gen<istio.ReadinessProbe> = either(
  call(ReadinessProbe.httpGet, struct<istio.HttpGetProbeOptions>({
    ...timing,
    port,
    path: maybe(uri),
    host: maybe(text),
    scheme: maybe(pick(...Object.values(istio.ProbeScheme))),
    httpHeaders: maybe(list(header, 0)),
  })),
  call(ReadinessProbe.tcpSocket, struct<istio.TcpSocketProbeOptions>({ ...timing, port, host: maybe(text) })),
  call(ReadinessProbe.exec, mostly(list(text), list(text, 0)), struct<istio.ProbeOptions>(timing)),
);

const props = struct<istio.WorkloadGroupProps>({
  metadata: metadata(subdomain),
  workloadLabels: maybe(labels),
  workloadAnnotations: maybe(mostly(labels, pick<Record<string, string>>({ 'a b': 'c' }, { a: 'any text' }))),
  template: maybe(workloadTemplate, 0.8),
  probe: maybe(probe, 0.7),
});

export const workloadGroup = defining(props, (scope, one) => new istio.WorkloadGroup(scope, 'case', one));
