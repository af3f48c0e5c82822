import { Host, mesh } from 'cdk8s-istio';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { duration, flag, headerName, host, httpStatus, namespace, plainHost, port, positiveUint32, text, uri } from './values';

const { AccessLogFormat, ExtensionProvider, OtlpExporter, ProviderHeader } = mesh;

const service = {
  service: call(Host.dns, mostly(plainHost, host)),
  serviceNamespace: maybe(namespace, 0.2),
  port,
};
const header: Gen<mesh.ProviderHeader> = either(call(ProviderHeader.value, headerName, text), call(ProviderHeader.env, headerName, text));
const http = struct<mesh.ProviderHttpOptions>({ path: uri, timeout: maybe(duration), headers: maybe(list(header, 0)) });
const grpc = struct<mesh.ProviderGrpcOptions>({ timeout: maybe(duration), initialMetadata: maybe(list(header, 0)) });

const body = { maxRequestBytes: positiveUint32, allowPartialMessage: maybe(flag) };
const names = maybe(list(mostly(headerName, either(pick('*', '*x', 'x*', 'x*y', '**'), text)), 0), 0.2);
const authorizer = {
  ...service,
  timeout: maybe(duration),
  failOpen: maybe(flag),
  clearRouteCache: maybe(flag),
  statusOnError: maybe(mostly(pick(403, 503, 100, 417), either(httpStatus, pick(101, 209, 418, 425, 451, 509)))),
};
const span = { ...service, maxTagLength: maybe(positiveUint32) };
const strings = maybe(list(text, 0), 0.2);
const log = { ...service, logName: maybe(text) };
const labels = dictionary(text, text);

const sampler: Gen<mesh.DynatraceSampler> = struct<mesh.DynatraceSampler>({
  tenant: text,
  clusterId: mostly(pick(1, -1, 2 ** 31 - 1, -(2 ** 31)), pick(0.5, 2 ** 31, NaN)),
  rootSpansPerMinute: maybe(positiveUint32),
  httpService: maybe(struct<mesh.DynatraceApi>({ ...service, http }), 0.8),
});

/** Extension providers of a name. */
export const extensionProvider = (name: string): Gen<mesh.ExtensionProvider> => {
  const named = mostly(pick(name), text);
  return either(
    call(ExtensionProvider.prometheus, named),
    call(ExtensionProvider.envoyExtAuthzHttp, named, struct<mesh.EnvoyExtAuthzHttpOptions>({
      ...authorizer,
      pathPrefix: maybe(uri),
      includeRequestHeadersInCheck: names,
      includeAdditionalHeadersInCheck: maybe(dictionary(headerName, text)),
      includeRequestBodyInCheck: maybe(struct<mesh.ExtAuthzBody>(body)),
      headersToUpstreamOnAllow: names,
      headersToDownstreamOnDeny: names,
      headersToDownstreamOnAllow: names,
    })),
    call(ExtensionProvider.envoyExtAuthzGrpc, named, struct<mesh.EnvoyExtAuthzGrpcOptions>({
      ...authorizer, includeRequestBodyInCheck: maybe(struct<mesh.ExtAuthzGrpcBody>({ ...body, packAsBytes: maybe(flag) })),
    })),
    call(ExtensionProvider.zipkin, named, struct<mesh.ZipkinOptions>({
      ...span,
      enable64bitTraceId: maybe(flag),
      path: maybe(uri),
      traceContextOption: maybe(pick(...Object.values(mesh.ZipkinTraceContext))),
      timeout: maybe(duration),
      headers: maybe(list(header, 0)),
    })),
    call(ExtensionProvider.datadog, named, struct<mesh.DatadogOptions>(span)),
    call(ExtensionProvider.skywalking, named, struct<mesh.ProviderServiceOptions>(service)),
    call(ExtensionProvider.sds, named, struct<mesh.ProviderServiceOptions>(service)),
    call(ExtensionProvider.opentelemetry, named, struct<mesh.OpenTelemetryOptions>({
      ...span,
      exporter: maybe(either(call(OtlpExporter.http, http), call(OtlpExporter.grpc, grpc)), 0.7),
      resourceDetectors: maybe(list(pick(...Object.values(mesh.ResourceDetector)), 0)),
      serviceAttributeEnrichment: maybe(pick(...Object.values(mesh.ServiceAttributeEnrichment))),
      dynatraceSampler: maybe(sampler),
    })),
    call(ExtensionProvider.envoyFileAccessLog, named, struct<mesh.EnvoyFileAccessLogOptions>({
      path: maybe(text),
      logFormat: maybe(either(call(AccessLogFormat.text, text), call(AccessLogFormat.labels, labels))),
      omitEmptyValues: maybe(flag),
    })),
    call(ExtensionProvider.envoyTcpAls, named, struct<mesh.EnvoyTcpAlsOptions>({ ...log, filterStateObjectsToLog: strings })),
    call(ExtensionProvider.envoyHttpAls, named, struct<mesh.EnvoyHttpAlsOptions>({
      ...log,
      filterStateObjectsToLog: strings,
      additionalRequestHeadersToLog: strings,
      additionalResponseHeadersToLog: strings,
      additionalResponseTrailersToLog: strings,
    })),
    call(ExtensionProvider.envoyOtelAls, named, struct<mesh.EnvoyOtelAlsOptions>({
      ...log, logFormat: maybe(struct<mesh.OtelLogFormat>({ text: maybe(text), labels: maybe(labels) })),
    })),
  );
};
