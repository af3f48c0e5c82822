import { Duration } from 'cdk8s';
import { Host, istio, StringMatch } from '../../src';
import { Coverage, Recipe } from './meter';
import { host, hostName, labels, path, port, seconds, stringMatches } from './parts/values';
import { Probe } from './probe';

const { Destination, Gateway, HttpBody, HttpRewrite, HttpRoute, VirtualService } = istio;
const { ExportTo, FaultAbort, FaultDelay, RedirectPath, RedirectPort, RetryOn, Subset } = istio;
const EDGE = [Gateway.fromGatewayName('edge/public')];
const TARGET = [{ destination: Destination.host(Host.dns('reviews.example.com')) }];

/** A destination with all that it can have. */
function destination(probe: Probe): istio.Destination {
  return Destination.subset(Subset.fromSubsetName(host(probe, 'host'), probe.text('subset')), { port: port(probe, 'port.number') });
}

const weighted = (probe: Probe): istio.RouteDestination[] => [
  { destination: destination(probe.within('destination')), weight: probe.number('weight') },
  { destination: TARGET[0].destination, weight: 7 },
];

const headers = (probe: Probe): istio.HeaderManipulation => {
  const operations = (one: Probe) => ({ set: { 'x-set': one.text('set.*') }, add: { 'x-add': one.text('add.*') }, remove: [one.text('remove[]')] });
  return { request: operations(probe.within('request')), response: operations(probe.within('response')) };
};

const l4Match = (probe: Probe) => ({
  destinationSubnets: [probe.of('destinationSubnets[]', '10.0.0.1', '10.0.0.0/8')],
  port: port(probe, 'port'),
  sourceLabels: labels(probe, 'sourceLabels'),
  sourceNamespace: probe.text('sourceNamespace'),
  gateways: [Gateway.fromGatewayName(probe.text('gateways[]', (name) => `edge/${name}`))],
});

const routing = (route: (probe: Probe) => istio.HttpRoute): Recipe => (scope, probe) =>
  new VirtualService(scope, 'routes', { hosts: [Host.dns('reviews.example.com')], http: [route(probe.within('http[]'))] });

/** A match for each way to compare the texts of a request. */
const matches = (probe: Probe): istio.HttpMatch[] => {
  const comparisons = (leaf: string) => stringMatches(probe, leaf);
  const of = <K extends keyof istio.HttpMatch>(field: K, wrap: (match: ReturnType<typeof comparisons>[number]) => istio.HttpMatch[K]) =>
    comparisons(field === 'headers' || field === 'withoutHeaders' || field === 'queryParams' ? `${field}.*` : field).map((match) => ({ [field]: wrap(match) }));
  return [
    ...of('uri', (match) => match), ...of('scheme', (match) => match), ...of('method', (match) => match), ...of('authority', (match) => match),
    ...of('headers', (match) => ({ 'x-a': match })), ...of('withoutHeaders', (match) => ({ 'x-b': match })), ...of('queryParams', (match) => ({ q: match })),
  ];
};

export const virtualService: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  minimal: (scope, id, props) => new VirtualService(scope, id, { ...props, hosts: [Host.dns('reviews.example.com')], http: [HttpRoute.route({ destinations: TARGET })] }),
  recipes: {
    'hosts, gateways and visibility': (scope, probe) => new VirtualService(scope, 'routes', {
      hosts: [host(probe, 'hosts[]')],
      gateways: [Gateway.fromGatewayName(probe.text('gateways[]', (name) => `edge/${name}`))],
      exportTo: [ExportTo.namespace(probe.text('exportTo[]'))],
      http: [HttpRoute.route({ destinations: TARGET })],
    }),
    'comparisons': routing((probe) => HttpRoute.route({ matches: matches(probe.within('match[]')), destinations: TARGET })),
    'other matches': routing((probe) => HttpRoute.route({
      matches: [{
        name: probe.text('match[].name'),
        uri: StringMatch.exact(probe.text('match[].uri.exact')),
        ignoreUriCase: probe.flag('match[].ignoreUriCase'),
        port: port(probe, 'match[].port'),
        sourceLabels: labels(probe, 'match[].sourceLabels'),
        sourceNamespace: probe.text('match[].sourceNamespace'),
        gateways: [Gateway.fromGatewayName(probe.text('match[].gateways[]', (name) => `edge/${name}`))],
        statPrefix: probe.text('match[].statPrefix'),
      }],
      destinations: TARGET,
    })),
    'destinations': routing((probe) => HttpRoute.route({
      name: probe.text('name'),
      headers: headers(probe.within('headers')),
      destinations: weighted(probe.within('route[]')).map((one, index) => index > 0 ? one : { ...one, headers: headers(probe.within('route[].headers')) }),
    })),
    'on the way': routing((probe) => HttpRoute.route({
      timeout: seconds(probe, 'timeout'),
      retries: {
        attempts: probe.number('retries.attempts'),
        perTryTimeout: seconds(probe, 'retries.perTryTimeout'),
        backoff: seconds(probe, 'retries.backoff'),
        retryOn: [probe.of('retries.retryOn', RetryOn.RESET, RetryOn.status(503))],
        retryRemoteLocalities: probe.flag('retries.retryRemoteLocalities'),
        retryIgnorePreviousHosts: probe.flag('retries.retryIgnorePreviousHosts'),
      },
      mirrors: [{ destination: destination(probe.within('mirrors[].destination')), percentage: probe.number('mirrors[].percentage.value') }],
      corsPolicy: {
        allowOrigins: stringMatches(probe, 'corsPolicy.allowOrigins[]'),
        allowMethods: [probe.of('corsPolicy.allowMethods[]', 'GET', 'POST')],
        allowHeaders: [probe.text('corsPolicy.allowHeaders[]')],
        exposeHeaders: [probe.text('corsPolicy.exposeHeaders[]')],
        maxAge: seconds(probe, 'corsPolicy.maxAge'),
        allowCredentials: probe.flag('corsPolicy.allowCredentials'),
        unmatchedPreflights: probe.member('corsPolicy.unmatchedPreflights', istio.UnmatchedPreflights),
      },
      destinations: TARGET,
    })),
    'faults': routing((probe) => HttpRoute.route({
      fault: {
        delay: probe.of('fault.delay.fixedDelay', ...[1, 2].map((s) => FaultDelay.fixedDelay(Duration.seconds(s), { percentage: 5 }))),
        abort: probe.of('fault.abort.httpStatus', ...[500, 503].map((status) => FaultAbort.httpStatus(status, { percentage: 5 }))),
      },
      destinations: TARGET,
    })),
    'shares of faults': routing((probe) => HttpRoute.route({
      fault: {
        delay: FaultDelay.fixedDelay(Duration.seconds(1), { percentage: probe.number('fault.delay.percentage.value') }),
        abort: FaultAbort.grpcStatus(probe.of('fault.abort.grpcStatus', 'UNAVAILABLE', 'INTERNAL'), { percentage: probe.number('fault.abort.percentage.value') }),
      },
      destinations: TARGET,
    })),
    'a rewritten path': routing((probe) => HttpRoute.route({
      rewrite: HttpRewrite.uri(path(probe, 'rewrite.uri'), { authority: hostName(probe, 'rewrite.authority') }), destinations: TARGET,
    })),
    'a path rewritten by a pattern': routing((probe) => HttpRoute.route({
      rewrite: HttpRewrite.uriRegex(probe.text('rewrite.uriRegexRewrite.match'), path(probe, 'rewrite.uriRegexRewrite.rewrite')), destinations: TARGET,
    })),
    'redirects': routing((probe) => HttpRoute.redirect({
      redirect: {
        path: RedirectPath.uri(path(probe, 'redirect.uri')),
        authority: hostName(probe, 'redirect.authority'),
        scheme: probe.of('redirect.scheme', 'http', 'https'),
        port: probe.of('redirect.port', ...[8001, 8002].map((number) => RedirectPort.number(number))),
        redirectCode: probe.number('redirect.redirectCode', 301, 302),
      },
    })),
    'other redirects': routing((probe) => HttpRoute.redirect({
      redirect: {
        path: RedirectPath.prefixRewrite(path(probe, 'redirect.prefixRewrite')),
        port: probe.of('redirect.derivePort', RedirectPort.FROM_PROTOCOL_DEFAULT, RedirectPort.FROM_REQUEST_PORT),
      },
    })),
    'a text as answer': routing((probe) => HttpRoute.directResponse({
      directResponse: { status: probe.number('directResponse.status', 200, 503), body: HttpBody.text(probe.text('directResponse.body.string')) },
    })),
    'bytes as answer': routing((probe) => HttpRoute.directResponse({
      directResponse: { status: 200, body: HttpBody.bytes(probe.of('directResponse.body.bytes', 'YQ==', 'Yg==')) },
    })),
    'a delegate': routing((probe) => HttpRoute.delegate({
      delegate: VirtualService.fromVirtualServiceName(`${probe.text('delegate.namespace')}/${probe.text('delegate.name')}`),
    })),
    'tls and tcp': (scope, probe) => new VirtualService(scope, 'routes', {
      hosts: [Host.dns('*.example.com')],
      gateways: EDGE,
      tls: [{
        matches: [{ ...l4Match(probe.within('tls[].match[]')), sniHosts: [hostName(probe, 'tls[].match[].sniHosts[]')] }],
        destinations: weighted(probe.within('tls[].route[]')),
      }],
      tcp: [{
        matches: [{ ...l4Match(probe.within('tcp[].match[]')), sourceSubnet: probe.of('tcp[].match[].sourceSubnet', '10.1.0.0/16', '10.2.0.0/16') }],
        destinations: weighted(probe.within('tcp[].route[]')),
      }],
    }),
  },
  leftOut: [
    [/^http\[\]\.mirror\.|^http\[\]\.mirrorPercent/, 'deprecated: mirrors'],
    [/^http\[\]\.corsPolicy\.allowOrigin\[\]$/, 'deprecated: allowOrigins'],
    [/^http\[\]\.corsPolicy\.unmatchedPreflights=UNSPECIFIED$/, 'the same as leaving it out'],
    [/^http\[\]\.fault\.abort\.http2Error$/, 'not implemented by istiod'],
    [/^http\[\]\.fault\.delay\.exponentialDelay$/, 'not implemented by istiod'],
    [/^http\[\]\.fault\.delay\.percent$/, 'deprecated: percentage'],
  ],
};
