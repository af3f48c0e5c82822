import { App, Chart } from 'cdk8s';
import { istio, StringMatch } from 'cdk8s-istio';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { flag, headerName, HOSTS, host, jwtClaim, label, labels, namespace, port, regex, subdomain, subnet, text, uri } from './values';

/** Somewhere for a resource that only is referred to. */
const elsewhere = (chartNamespace?: string) => new Chart(new App(), 'elsewhere', { namespace: chartNamespace });

const comparison = (plain: Gen<string>): Gen<StringMatch> => mostly(
  either(call(StringMatch.exact, plain), call(StringMatch.prefix, plain), call(StringMatch.regex, regex)),
  call(StringMatch.present),
);
const presence = (plain: Gen<string>): Gen<StringMatch> => either(comparison(plain), call(StringMatch.present));

const reference = call((one: string, ns?: string) => ns === undefined ? one : `${ns}/${one}`, subdomain, maybe(namespace));

export const gateway: Gen<istio.IGateway> = either(
  call(istio.Gateway.fromGatewayName, mostly(pick('edge/public', 'public'), reference)),
  pick(istio.Gateway.MESH),
  call((name: string, ns?: string): istio.IGateway => ({ name, namespace: ns }), mostly(pick('public'), subdomain), maybe(namespace)),
  call((id: string, ns: string) => new istio.Gateway(elsewhere(ns), id), pick('public', 'private'), pick('shop', 'edge')),
);

export const delegate: Gen<istio.IVirtualService> = either(
  call(istio.VirtualService.fromVirtualServiceName, mostly(pick('books/reviews', 'reviews'), reference)),
  call((name: string, ns?: string): istio.IVirtualService => ({ name, namespace: ns }), mostly(pick('reviews'), subdomain), maybe(namespace)),
  call((ns?: string) => new istio.VirtualService(elsewhere(ns), 'reviews'), mostly(pick('shop'), pick<string | undefined>(undefined))),
);

const headers = dictionary(mostly(mostly(headerName, pick(':method', ':authority')), jwtClaim), presence(text), 1);

export const httpMatch: Gen<istio.HttpMatch> = struct<istio.HttpMatch>({
  name: maybe(text, 0.2),
  uri: maybe(comparison(uri)),
  ignoreUriCase: maybe(flag, 0.2),
  scheme: maybe(comparison(pick('https', 'http', 'ftp')), 0.2),
  method: maybe(comparison(mostly(pick('GET', 'POST'), text)), 0.2),
  authority: maybe(comparison(host), 0.2),
  headers: maybe(headers, 0.25),
  withoutHeaders: maybe(headers, 0.2),
  queryParams: maybe(dictionary(mostly(pick('q', 'a b'), text), presence(text)), 0.25),
  port: maybe(port, 0.2),
  sourceLabels: maybe(labels, 0.2),
  sourceNamespace: maybe(label, 0.2),
  gateways: maybe(list(gateway, 0), 0.2),
  statPrefix: maybe(text, 0.2),
});

const l4Fields = {
  destinationSubnets: maybe(list(subnet, 0)),
  port: maybe(port),
  sourceLabels: maybe(labels, 0.3),
  sourceNamespace: maybe(label, 0.3),
  gateways: maybe(list(gateway, 0), 0.3),
};

export const tcpMatch: Gen<istio.TcpMatch> = struct<istio.TcpMatch>({ ...l4Fields, sourceSubnet: maybe(subnet) });
export const tlsMatch: Gen<istio.TlsMatch> = struct<istio.TlsMatch>({
  ...l4Fields,
  sniHosts: someOf(mostly(pick(...HOSTS), host)),
});
