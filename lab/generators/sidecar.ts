import { Host, istio } from 'cdk8s-istio';
import { anyHost, destination } from './destination';
import { anyTls, certificateFiles, filesOptions, serverTlsOptions, tlsOptions } from './gateway';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { defining, placed } from './resource';
import { connectionPool } from './traffic-policy';
import { address, bind, flag, host, label, namespace, path, plainHost, port, subdomain } from './values';
import { selector } from './workload';

const { CaptureMode, DefaultEndpoint, EgressHost, OutboundTrafficPolicy, Protocol, ServerTls } = istio;
const nothing = pick(undefined);
const captureMode = maybe(pick(...Object.values(CaptureMode)));
const protocol = maybe(pick(...Object.values(Protocol)), 0.6);
const portName = maybe(label, 0.2);

const hostOptions = struct<istio.EgressHostOptions>({ namespace: maybe(mostly(pick('.', '*', 'shop', 'edge'), namespace)) });
const oneHost = call(EgressHost.host, mostly(call(Host.dns, host), anyHost), hostOptions);
const included = mostly(
  either(call(EgressHost.namespace, namespace), pick(EgressHost.SAME_NAMESPACE), oneHost),
  pick(EgressHost.ALL, EgressHost.NONE),
);
const excepted = call(EgressHost.except, mostly(included, call(EgressHost.except, included)));
const someHosts = call((some: istio.EgressHost[], others: istio.EgressHost[]) => [...some, ...others], list(included), list(excepted, 0));
const hosts = mostly(either(someHosts, pick([EgressHost.ALL], [EgressHost.NONE])), list(either(included, excepted), 0));
const onPort = struct<istio.EgressListener>({
  hosts, port: mostly(pick(80, 443, 9080), port), protocol, portName, bind: maybe(address), captureMode,
});
const onSocket = struct<istio.EgressListener>({
  hosts, port: mostly(pick<number | undefined>(undefined, 0), port), protocol, portName, bind, captureMode,
});
const onAll = struct<istio.EgressListener>({
  hosts, port: nothing, protocol: nothing, portName: nothing, bind: mostly(pick<string | undefined>(undefined), bind), captureMode,
});
const egress = either(onPort, onSocket, onAll);

const files = call(istio.ServerCertificate.files, mostly(list(certificateFiles, 1, 1), list(certificateFiles)), filesOptions);
const simple = call(ServerTls.simple, files, serverTlsOptions);
const mutualOptions = struct<istio.ServerMutualTlsOptions>({
  ...tlsOptions,
  subjectAltNames: mostly(nothing, maybe(list(plainHost, 0))),
  insecureSkipVerify: maybe(flag),
  verifyCertificateHash: nothing,
  verifyCertificateSpki: nothing,
});
const tls = mostly(
  either(simple, call(ServerTls.mutual, files, mutualOptions), call(ServerTls.optionalMutual, files, mutualOptions)),
  anyTls,
);
const endpoint = either(
  call(DefaultEndpoint.localhost, port),
  call(DefaultEndpoint.localhostIpv6, port),
  call(DefaultEndpoint.instance, port),
  call(DefaultEndpoint.instanceIpv6, port),
  call(DefaultEndpoint.socket, mostly(pick('/run/app.sock', '@app'), path)),
);
const listening = { port: mostly(pick(80, 443, 9080), port), portName, bind: maybe(address), captureMode, defaultEndpoint: maybe(endpoint) };
type IngressFields = { [K in keyof istio.IngressListener]-?: Gen<istio.IngressListener[K]> };
const listener = (fields: Pick<IngressFields, 'protocol' | 'tls' | 'connectionPool'>) => struct<istio.IngressListener>({ ...listening, ...fields });
const ingress: Gen<istio.IngressListener> = either(
  listener({ protocol, tls: mostly(nothing, tls), connectionPool: maybe(connectionPool, 0.2) }),
  listener({ protocol: pick(Protocol.HTTP, Protocol.GRPC), tls: nothing, connectionPool: maybe(connectionPool) }),
  listener({ protocol: mostly(pick(Protocol.HTTPS, Protocol.TLS), protocol), tls, connectionPool: maybe(connectionPool, 0.2) }),
);
const policy = either(
  call(OutboundTrafficPolicy.registryOnly),
  call(OutboundTrafficPolicy.allowAny, struct<istio.AllowAnyOptions>({ egressProxy: maybe(destination, 0.7) })),
);

interface Input {
  readonly props: istio.SidecarProps;
  readonly ingress: istio.IngressListener[];
  readonly egress: istio.EgressListener[];
}

const input = struct<Input>({
  props: struct<istio.SidecarProps>({
    metadata: placed(subdomain, mostly(pick('shop'), pick<string | undefined>(undefined))),
    workloadSelector: maybe(selector),
    ingress: maybe(list(ingress, 0, 1)),
    egress: maybe(list(egress, 0, 1)),
    inboundConnectionPool: maybe(connectionPool, 0.2),
    outboundTrafficPolicy: maybe(policy),
  }),
  ingress: list(ingress, 0, 1),
  egress: list(egress, 0, 1),
});

export const sidecar = defining(input, (scope, { props, ...later }) => {
  const made = new istio.Sidecar(scope, 'case', props);
  later.ingress.forEach((one) => made.addIngress(one));
  later.egress.forEach((one) => made.addEgress(one));
});
