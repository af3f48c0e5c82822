import { istio } from 'cdk8s-istio';
import { policyTarget } from './policy-target';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { defining, metadata } from './resource';
import { duration, flag, percent, subdomain, text } from './values';

const name = mostly(pick('a', 'prometheus', 'mesh'), text);
const mode = maybe(pick(...Object.values(istio.WorkloadMode)));
const providers = maybe(someOf(name));

const tagOptions = struct<istio.TracingTagOptions>({ defaultValue: maybe(text) });
const tag: Gen<istio.TracingTag> = either(
  call(istio.TracingTag.literal, name),
  call(istio.TracingTag.environment, name, tagOptions),
  call(istio.TracingTag.header, name, tagOptions),
  call(istio.TracingTag.formatter, mostly(pick('%RESPONSE_CODE%'), text)),
);
const tracing: Gen<istio.TelemetryTracing> = struct<istio.TelemetryTracing>({
  mode,
  provider: maybe(name),
  randomSamplingPercentage: maybe(percent),
  disableSpanReporting: maybe(flag),
  disableContextPropagation: maybe(flag),
  useRequestIdForTraceSampling: maybe(flag),
  enableIstioTags: maybe(flag),
  customTags: maybe(dictionary(name, tag)),
});

const metric: Gen<istio.TelemetryMetric> = either(
  pick(...Object.values(istio.TelemetryMetric).filter((one) => one instanceof istio.TelemetryMetric)),
  call(istio.TelemetryMetric.custom, name),
);
const tagOverride: Gen<istio.TagOverride> = either(call(istio.TagOverride.upsert, mostly(pick('request.host', '"a"'), text)), pick(istio.TagOverride.REMOVE));
const override: Gen<istio.MetricsOverride> = struct<istio.MetricsOverride>({
  metric: maybe(metric, 0.6), mode, disabled: maybe(flag), tagOverrides: maybe(dictionary(name, tagOverride, 1)),
});
const metrics: Gen<istio.TelemetryMetrics> = struct<istio.TelemetryMetrics>({
  providers, reportingInterval: maybe(duration), overrides: maybe(someOf(override), 0.5),
});

/** Their syntax is left to the control plane, so they are all right. */
const expression = pick('response.code >= 400', 'true', '!has(request.duration) || connection.mtls', 'request.url_path.startsWith("/a")');
const accessLogging: Gen<istio.TelemetryAccessLogging> = struct<istio.TelemetryAccessLogging>({
  mode, providers, disabled: maybe(flag), filterExpression: maybe(expression),
});

const lists = <T>(gen: Gen<T>) => maybe(mostly(list(gen, 1, 1), list(gen, 0, 3)), 0.5);
const props: Gen<istio.TelemetryProps> = struct<istio.TelemetryProps>({
  metadata: metadata(subdomain),
  target: maybe(policyTarget, 0.6),
  tracing: lists(tracing),
  metrics: lists(metrics),
  accessLogging: lists(accessLogging),
});

export const telemetry = defining(props, (scope, given) => new istio.Telemetry(scope, 'case', given));
