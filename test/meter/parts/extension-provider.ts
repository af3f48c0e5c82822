import { Host, mesh } from '../../../src';
import { Probe } from '../probe';
import { host, path, port, seconds } from './values';

const { AccessLogFormat, ExtensionProvider, OtlpExporter, ProviderHeader } = mesh;
const SERVICE = { service: Host.dns('collector.example.com'), port: 4317 };

const service = (probe: Probe) => ({ service: host(probe, 'service'), port: port(probe, 'port') });

const HEADERS: Array<(probe: Probe) => mesh.ProviderHeader> = [
  (probe) => ProviderHeader.value(probe.text('name'), probe.text('value')),
  (probe) => ProviderHeader.env('x-token', probe.text('envName')),
];
const headers = (probe: Probe, leaf: string) => HEADERS.map((header) => header(probe.within(`${leaf}[]`)));

const http = (probe: Probe): mesh.ProviderHttpOptions => ({
  path: path(probe, 'path'), timeout: seconds(probe, 'timeout'), headers: headers(probe, 'headers'),
});

const authorizer = (probe: Probe) => ({
  ...service(probe),
  timeout: seconds(probe, 'timeout'),
  failOpen: probe.flag('failOpen'),
  clearRouteCache: probe.flag('clearRouteCache'),
  statusOnError: probe.number('statusOnError', 403, 503),
});

const body = (probe: Probe) => ({
  maxRequestBytes: probe.number('includeRequestBodyInCheck.maxRequestBytes'),
  allowPartialMessage: probe.flag('includeRequestBodyInCheck.allowPartialMessage'),
});

const SPANS = (probe: Probe) => ({ ...service(probe), maxTagLength: probe.number('maxTagLength') });

/** Providers that fill all leaves together. */
export const EXTENSION_PROVIDERS: Record<string, (probe: Probe) => mesh.ExtensionProvider> = {
  'authorizer by http': (probe) => {
    const http1 = probe.within('envoyExtAuthzHttp');
    return ExtensionProvider.envoyExtAuthzHttp(probe.text('name'), {
      ...authorizer(http1),
      pathPrefix: path(http1, 'pathPrefix'),
      includeRequestHeadersInCheck: [http1.text('includeRequestHeadersInCheck[]')],
      includeAdditionalHeadersInCheck: { 'x-team': http1.text('includeAdditionalHeadersInCheck.*') },
      includeRequestBodyInCheck: body(http1),
      headersToUpstreamOnAllow: [http1.text('headersToUpstreamOnAllow[]')],
      headersToDownstreamOnDeny: [http1.text('headersToDownstreamOnDeny[]')],
      headersToDownstreamOnAllow: [http1.text('headersToDownstreamOnAllow[]')],
    });
  },
  'authorizer by grpc': (probe) => {
    const grpc = probe.within('envoyExtAuthzGrpc');
    return ExtensionProvider.envoyExtAuthzGrpc('authorizer', {
      ...authorizer(grpc), includeRequestBodyInCheck: { ...body(grpc), packAsBytes: grpc.flag('includeRequestBodyInCheck.packAsBytes') },
    });
  },
  'zipkin': (probe) => {
    const zipkin = probe.within('zipkin');
    return ExtensionProvider.zipkin('zipkin', {
      ...SPANS(zipkin),
      enable64bitTraceId: zipkin.flag('enable64bitTraceId'),
      path: path(zipkin, 'path'),
      traceContextOption: zipkin.member('traceContextOption', mesh.ZipkinTraceContext),
      timeout: seconds(zipkin, 'timeout'),
      headers: headers(zipkin, 'headers'),
    });
  },
  'datadog': (probe) => ExtensionProvider.datadog('datadog', SPANS(probe.within('datadog'))),
  'skywalking': (probe) => ExtensionProvider.skywalking('skywalking', service(probe.within('skywalking'))),
  'opentelemetry by http': (probe) => {
    const otel = probe.within('opentelemetry');
    const sampler = otel.within('dynatraceSampler');
    return ExtensionProvider.opentelemetry('otel', {
      ...SPANS(otel),
      exporter: OtlpExporter.http(http(otel.within('http'))),
      serviceAttributeEnrichment: otel.member('serviceAttributeEnrichment', mesh.ServiceAttributeEnrichment),
      dynatraceSampler: {
        tenant: sampler.text('tenant'),
        clusterId: sampler.number('clusterId'),
        rootSpansPerMinute: sampler.number('rootSpansPerMinute'),
        httpService: { ...service(sampler.within('httpService')), http: http(sampler.within('httpService.http')) },
      },
    });
  },
  'opentelemetry by grpc': (probe) => {
    const grpc = probe.within('opentelemetry.grpc');
    return ExtensionProvider.opentelemetry('otel', {
      ...SERVICE, exporter: OtlpExporter.grpc({ timeout: seconds(grpc, 'timeout'), initialMetadata: headers(grpc, 'initialMetadata') }),
    });
  },
  ...Object.fromEntries(Object.values(mesh.ResourceDetector).map((detector) => [`detector ${detector}`, (probe: Probe) => ExtensionProvider.opentelemetry('otel', {
    ...SERVICE, resourceDetectors: probe.of(`opentelemetry.resourceDetectors.${detector}`, [], [detector]),
  })])),
  'prometheus': (probe) => probe.of('prometheus', ExtensionProvider.envoyFileAccessLog('one'), ExtensionProvider.prometheus('one')),
  'log in a file': (probe) => {
    const file = probe.within('envoyFileAccessLog');
    return ExtensionProvider.envoyFileAccessLog('file', {
      path: path(file, 'path'), logFormat: AccessLogFormat.text(file.text('logFormat.text')), omitEmptyValues: file.flag('omitEmptyValues'),
    });
  },
  'log of json in a file': (probe) => ExtensionProvider.envoyFileAccessLog('file', {
    logFormat: probe.of('envoyFileAccessLog.logFormat.labels', AccessLogFormat.labels({ status: 'one' }), AccessLogFormat.labels({ status: 'other' })),
  }),
  'log of http': (probe) => {
    const als = probe.within('envoyHttpAls');
    return ExtensionProvider.envoyHttpAls('als', {
      ...service(als),
      logName: als.text('logName'),
      filterStateObjectsToLog: [als.text('filterStateObjectsToLog[]')],
      additionalRequestHeadersToLog: [als.text('additionalRequestHeadersToLog[]')],
      additionalResponseHeadersToLog: [als.text('additionalResponseHeadersToLog[]')],
      additionalResponseTrailersToLog: [als.text('additionalResponseTrailersToLog[]')],
    });
  },
  'log of tcp': (probe) => {
    const als = probe.within('envoyTcpAls');
    return ExtensionProvider.envoyTcpAls('als', {
      ...service(als), logName: als.text('logName'), filterStateObjectsToLog: [als.text('filterStateObjectsToLog[]')],
    });
  },
  'log for opentelemetry': (probe) => {
    const als = probe.within('envoyOtelAls');
    return ExtensionProvider.envoyOtelAls('als', {
      ...service(als),
      logName: als.text('logName'),
      logFormat: { text: als.text('logFormat.text'), labels: als.of('logFormat.labels', { status: 'one' }, { status: 'other' }) },
    });
  },
  'secrets': (probe) => {
    probe.implied('sds.name', 'vault');
    return ExtensionProvider.sds('vault', service(probe.within('sds')));
  },
};
