import { Duration } from 'cdk8s';
import { Host, ServiceHost } from '../../../src';
import {
  AccessLogFormat, ExtensionProvider, OtlpExporter, ProviderHeader, ResourceDetector, ServiceAttributeEnrichment, ZipkinTraceContext,
} from '../../../src/mesh';
import { meshConfigOf } from '../../support/mesh';
import { LABEL_RULE } from '../../support/rules';

const specOf = (provider: ExtensionProvider) => meshConfigOf({ extensionProviders: [provider] }).extensionProviders[0];

const SERVICE = { service: ServiceHost.fromName('collector', { namespace: 'observe' }), port: 4317 };
const SPEC = { service: 'collector.observe.svc.cluster.local', port: 4317 };
const HTTP = { path: '/v1/traces', timeout: Duration.seconds(5), headers: [ProviderHeader.env('authorization', 'TOKEN')] };
const HTTP_SPEC = { path: '/v1/traces', timeout: '5s', headers: [{ name: 'authorization', envName: 'TOKEN' }] };

test.each<[string, ExtensionProvider, object]>([
  ['envoyExtAuthzHttp', ExtensionProvider.envoyExtAuthzHttp('one', SERVICE), SPEC],
  ['envoyExtAuthzGrpc', ExtensionProvider.envoyExtAuthzGrpc('one', SERVICE), SPEC],
  ['zipkin', ExtensionProvider.zipkin('one', SERVICE), SPEC],
  ['datadog', ExtensionProvider.datadog('one', SERVICE), SPEC],
  ['skywalking', ExtensionProvider.skywalking('one', SERVICE), SPEC],
  ['opentelemetry', ExtensionProvider.opentelemetry('one', SERVICE), SPEC],
  ['prometheus', ExtensionProvider.prometheus('one'), {}],
  ['envoyFileAccessLog', ExtensionProvider.envoyFileAccessLog('one'), {}],
  ['envoyHttpAls', ExtensionProvider.envoyHttpAls('one', SERVICE), SPEC],
  ['envoyTcpAls', ExtensionProvider.envoyTcpAls('one', SERVICE), SPEC],
  ['envoyOtelAls', ExtensionProvider.envoyOtelAls('one', SERVICE), SPEC],
  ['sds', ExtensionProvider.sds('one', SERVICE), { name: 'one', ...SPEC }],
])('%s needs no more than a service', (kind, provider, spec) => {
  expect(provider.name).toBe('one');
  expect(specOf(provider)).toEqual({ name: 'one', [kind]: spec });
});

test.each<[string, Host, string | undefined, string]>([
  ['by its name', Host.dns('collector.example.com'), undefined, 'collector.example.com'],
  ['by its name in a namespace', Host.dns('collector.example.com'), 'observe', 'observe/collector.example.com'],
  ['by its address', Host.dns('10.0.0.1'), undefined, '10.0.0.1'],
])('the service is given %s', (_, service, serviceNamespace, spec) => {
  expect(specOf(ExtensionProvider.datadog('one', { service, serviceNamespace, port: 1 })).datadog.service).toBe(spec);
});

test('all fields of an authorizer by HTTP', () => {
  expect(specOf(ExtensionProvider.envoyExtAuthzHttp('authorizer', {
    ...SERVICE,
    timeout: Duration.seconds(2),
    failOpen: true,
    clearRouteCache: true,
    statusOnError: 503,
    pathPrefix: '/check',
    includeRequestHeadersInCheck: ['cookie', 'x-*', '*-id'],
    includeAdditionalHeadersInCheck: { 'x-mesh': 'shop' },
    includeRequestBodyInCheck: { maxRequestBytes: 4096, allowPartialMessage: true },
    headersToUpstreamOnAllow: ['x-user'],
    headersToDownstreamOnDeny: ['set-cookie'],
    headersToDownstreamOnAllow: ['x-reason'],
  })).envoyExtAuthzHttp).toEqual({
    ...SPEC,
    timeout: '2s',
    failOpen: true,
    clearRouteCache: true,
    statusOnError: '503',
    pathPrefix: '/check',
    includeRequestHeadersInCheck: ['cookie', 'x-*', '*-id'],
    includeAdditionalHeadersInCheck: { 'x-mesh': 'shop' },
    includeRequestBodyInCheck: { maxRequestBytes: 4096, allowPartialMessage: true },
    headersToUpstreamOnAllow: ['x-user'],
    headersToDownstreamOnDeny: ['set-cookie'],
    headersToDownstreamOnAllow: ['x-reason'],
  });
});

test('all fields of an authorizer by gRPC', () => {
  const includeRequestBodyInCheck = { maxRequestBytes: 1, allowPartialMessage: false, packAsBytes: true };
  const options = { failOpen: true, clearRouteCache: false, includeRequestBodyInCheck };
  const provider = ExtensionProvider.envoyExtAuthzGrpc('authorizer', { ...SERVICE, ...options, timeout: Duration.millis(500), statusOnError: 500 });
  expect(specOf(provider).envoyExtAuthzGrpc).toEqual({ ...SPEC, ...options, timeout: '500ms', statusOnError: '500' });
});

test('all fields of Zipkin', () => {
  expect(specOf(ExtensionProvider.zipkin('zipkin', {
    ...SERVICE,
    maxTagLength: 100,
    enable64bitTraceId: true,
    path: '/spans',
    traceContextOption: ZipkinTraceContext.USE_B3_WITH_W3C_PROPAGATION,
    timeout: Duration.seconds(1),
    headers: [ProviderHeader.value('x-team', 'shop')],
  })).zipkin).toEqual({
    ...SPEC,
    maxTagLength: 100,
    enable64bitTraceId: true,
    path: '/spans',
    traceContextOption: 'USE_B3_WITH_W3C_PROPAGATION',
    timeout: '1s',
    headers: [{ name: 'x-team', value: 'shop' }],
  });
});

test('all fields of OpenTelemetry by HTTP', () => {
  const sampler = { tenant: 'abc', clusterId: -7, rootSpansPerMinute: 10 };
  expect(specOf(ExtensionProvider.opentelemetry('otel', {
    ...SERVICE,
    maxTagLength: 100,
    exporter: OtlpExporter.http(HTTP),
    resourceDetectors: [ResourceDetector.ENVIRONMENT, ResourceDetector.DYNATRACE],
    serviceAttributeEnrichment: ServiceAttributeEnrichment.OTEL_SEMANTIC_CONVENTIONS,
    dynatraceSampler: { ...sampler, httpService: { ...SERVICE, http: HTTP } },
  })).opentelemetry).toEqual({
    ...SPEC,
    maxTagLength: 100,
    http: HTTP_SPEC,
    resourceDetectors: { environment: {}, dynatrace: {} },
    serviceAttributeEnrichment: 'OTEL_SEMANTIC_CONVENTIONS',
    dynatraceSampler: { ...sampler, httpService: { ...SPEC, http: HTTP_SPEC } },
  });
});

test('all fields of OpenTelemetry by gRPC', () => {
  const exporter = OtlpExporter.grpc({ timeout: Duration.seconds(3), initialMetadata: [ProviderHeader.value('x-token', 'a')] });
  expect(specOf(ExtensionProvider.opentelemetry('otel', { ...SERVICE, exporter })).opentelemetry)
    .toEqual({ ...SPEC, grpc: { timeout: '3s', initialMetadata: [{ name: 'x-token', value: 'a' }] } });
});

test('a sampler of Dynatrace asks where spans are sent by HTTP', () => {
  const dynatraceSampler = { tenant: 'abc', clusterId: 7 };
  expect(specOf(ExtensionProvider.opentelemetry('otel', { ...SERVICE, exporter: OtlpExporter.http({ path: '/' }), dynatraceSampler })).opentelemetry)
    .toEqual({ ...SPEC, http: { path: '/' }, dynatraceSampler });
});

test.each<[string, AccessLogFormat, object]>([
  ['text', AccessLogFormat.text('%RESPONSE_CODE%'), { text: '%RESPONSE_CODE%' }],
  ['labels', AccessLogFormat.labels({ status: '%RESPONSE_CODE%' }), { labels: { status: '%RESPONSE_CODE%' } }],
  ["Envoy's own labels", AccessLogFormat.labels({}), { labels: {} }],
])('a file log of %s', (_, logFormat, spec) => {
  expect(specOf(ExtensionProvider.envoyFileAccessLog('file', { path: '/dev/stderr', logFormat, omitEmptyValues: true })).envoyFileAccessLog)
    .toEqual({ path: '/dev/stderr', logFormat: spec, omitEmptyValues: true });
});

test('all fields of logs that are sent to services', () => {
  const tcp = { logName: 'log', filterStateObjectsToLog: ['state'] };
  const http = { ...tcp, additionalRequestHeadersToLog: ['a'], additionalResponseHeadersToLog: ['b'], additionalResponseTrailersToLog: ['c'] };
  const otel = { logName: 'log', logFormat: { text: '%PROTOCOL%', labels: { status: '%RESPONSE_CODE%' } } };
  expect(specOf(ExtensionProvider.envoyTcpAls('log', { ...SERVICE, ...tcp })).envoyTcpAls).toEqual({ ...SPEC, ...tcp });
  expect(specOf(ExtensionProvider.envoyHttpAls('log', { ...SERVICE, ...http })).envoyHttpAls).toEqual({ ...SPEC, ...http });
  expect(specOf(ExtensionProvider.envoyOtelAls('log', { ...SERVICE, ...otel })).envoyOtelAls).toEqual({ ...SPEC, ...otel });
});

const zipkin = (options: object) => () => ExtensionProvider.zipkin('zipkin', { ...SERVICE, ...options });
const authorizer = (options: object) => () => ExtensionProvider.envoyExtAuthzHttp('authorizer', { ...SERVICE, ...options });
const otel = (options: object) => () => ExtensionProvider.opentelemetry('otel', { ...SERVICE, ...options });

test.each<[string, () => unknown, string]>([
  ['no name', () => ExtensionProvider.prometheus(''), 'name of an extension provider must not be empty'],
  ['a port that is none', zipkin({ port: 0 }), 'port of a provider must be a whole number from 1 to 65535, got 0'],
  ['a wildcard', zipkin({ service: Host.dns('*.example.com') }), "service of a provider cannot have a wildcard, got '*.example.com'"],
  ['a namespace that is none', zipkin({ serviceNamespace: '*' }), `serviceNamespace of a provider ${LABEL_RULE}, got '*'`],
  ['an address in a namespace', zipkin({ service: Host.dns('10.0.0.1'), serviceNamespace: 'shop' }),
    "service of a provider is the address '10.0.0.1', which is in no namespace; drop serviceNamespace"],
  ['a path that begins nowhere', zipkin({ path: 'spans' }), "path of a provider must begin with '/', got 'spans'"],
  ['no time', zipkin({ timeout: Duration.seconds(0) }), 'timeout of a provider must be at least 1 millisecond, got 0'],
  ['tags without length', zipkin({ maxTagLength: 0 }), 'maxTagLength must be a whole number of at least 1, got 0'],
  ['a name that is no header', () => ProviderHeader.value('x y', 'a'), "name of a header to a provider must be an HTTP header name such as 'end-user', got 'x y'"],
  ['a name that is no header of the environment', () => ProviderHeader.env('', 'A'), "name of a header to a provider must be an HTTP header name such as 'end-user', got ''"],
  ['no variable', () => ProviderHeader.env('x', ''), 'envName of a header must not be empty'],
  ['a status that is none', authorizer({ statusOnError: 299 }), 'statusOnError must be a registered HTTP status such as 503, got 299'],
  ['half a status', authorizer({ statusOnError: 500.5 }), 'statusOnError must be a registered HTTP status such as 503, got 500.5'],
  ['a prefix that begins nowhere', authorizer({ pathPrefix: 'check' }), "pathPrefix must begin with '/', got 'check'"],
  ['no time for the authorizer', authorizer({ timeout: Duration.seconds(0) }), 'timeout of an authorizer must be at least 1 millisecond, got 0'],
  ['no bytes of a body', authorizer({ includeRequestBodyInCheck: { maxRequestBytes: 0 } }), 'maxRequestBytes must be a whole number of at least 1, got 0'],
  ['every header', authorizer({ headersToUpstreamOnAllow: ['*'] }),
    "headersToUpstreamOnAllow has '*'; a name of a header may have '*' as its first or its last character, beside others"],
  ['a wildcard within a header', authorizer({ headersToDownstreamOnDeny: ['x-*-id'] }),
    "headersToDownstreamOnDeny has 'x-*-id'; a name of a header may have '*' as its first or its last character, beside others"],
  ['two wildcards', authorizer({ headersToDownstreamOnAllow: ['*x*'] }),
    "headersToDownstreamOnAllow has '*x*'; a name of a header may have '*' as its first or its last character, beside others"],
  ['a list with what is no header', authorizer({ includeRequestHeadersInCheck: ['x y'] }),
    "name of a header in includeRequestHeadersInCheck must be an HTTP header name such as 'end-user', got 'x y'"],
  ['fixed values of what is no header', authorizer({ includeAdditionalHeadersInCheck: { 'x y': 'a' } }),
    "name of a header in includeAdditionalHeadersInCheck must be an HTTP header name such as 'end-user', got 'x y'"],
  ['a sampler that asks nowhere', otel({ dynatraceSampler: { tenant: 'abc', clusterId: 1 } }),
    'dynatraceSampler asks where spans are sent, which is not by HTTP; give it an httpService, or the provider OtlpExporter.http'],
  ['no tenant', otel({ exporter: OtlpExporter.http({ path: '/' }), dynatraceSampler: { tenant: '', clusterId: 1 } }), 'tenant of a dynatraceSampler must not be empty'],
])('fails with %s', (_, define, message) => {
  expect(define).toThrow(new Error(message));
});
