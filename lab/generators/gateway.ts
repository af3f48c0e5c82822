import { istio, WorkloadSelector } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { defining, metadata } from './resource';
import { address, bind, flag, labels, namespace, path, port, serverHost, subdomain, text } from './values';

const credential = mostly(pick('shop-cert', 'other-cert'), either(text, pick('configmap://shop/x', 'kubernetes://x', 'builtin://', 'invalid://x', 'sds://x', 'kubernetes-gateway://shop/x')));
const secretOptions = struct<istio.ServerSecretOptions>({ caCertCredentialName: maybe(credential) });
export const certificateFiles = struct<istio.CertificateFiles>({ serverCertificate: path, privateKey: path });
export const filesOptions = struct<istio.ServerFilesOptions>({ caCertificates: maybe(path, 0.7), caCrl: maybe(path) });

const certificate: Gen<istio.ServerCertificate> = either(
  call(istio.ServerCertificate.secret, credential, secretOptions),
  call(istio.ServerCertificate.secrets, mostly(pick(['rsa-cert', 'ec-cert'], ['shop-cert']), list(credential, 0, 3)), secretOptions),
  call(istio.ServerCertificate.files, mostly(list(certificateFiles), list(certificateFiles, 0, 3)), filesOptions),
);

const versions = Object.values(istio.TlsVersion);
const cipher = mostly(
  pick('ECDHE-RSA-AES128-GCM-SHA256', 'AES256-SHA', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-CHACHA20-POLY1305'),
  either(text, pick('[ECDHE-RSA-AES128-GCM-SHA256|AES128-SHA]', 'TLS_AES_128_GCM_SHA256', 'NULL', 'ALL', '!DES', 'ecdhe-rsa-aes128-gcm-sha256')),
);
export const tlsOptions = {
  minProtocolVersion: maybe(mostly(pick(istio.TlsVersion.TLSV1_2, istio.TlsVersion.TLS_AUTO, istio.TlsVersion.TLSV1_3), pick(...versions))),
  maxProtocolVersion: maybe(mostly(pick(istio.TlsVersion.TLSV1_3, istio.TlsVersion.TLS_AUTO), pick(...versions))),
  cipherSuites: maybe(list(cipher, 0)),
};
const legacy = pick<istio.ServerTlsOptions>(
  ...[istio.TlsVersion.TLSV1_0, istio.TlsVersion.TLSV1_1].map((version) => ({ minProtocolVersion: version, maxProtocolVersion: version, cipherSuites: ['AES128-SHA'] })),
  { minProtocolVersion: istio.TlsVersion.TLS_AUTO, maxProtocolVersion: istio.TlsVersion.TLSV1_2 },
);
export const serverTlsOptions = either(struct<istio.ServerTlsOptions>(tlsOptions), struct<istio.ServerTlsOptions>(tlsOptions), legacy);

const verification = { subjectAltNames: maybe(list(mostly(serverHost, text), 0)), insecureSkipVerify: maybe(flag) };
const HASH = 'a1'.repeat(32);
const hash = mostly(pick(HASH, HASH.toUpperCase(), HASH.match(/../g)!.join(':')), either(text, pick('', HASH.slice(2), `${HASH}a1`, 'g'.repeat(64))));
const spki = mostly(pick(Buffer.alloc(32, 7).toString('base64')), either(text, pick('', 'YQ==', Buffer.alloc(31).toString('base64'), 'x'.repeat(44))));
const mutualOptions: Gen<istio.ServerMutualTlsOptions> = struct<istio.ServerMutualTlsOptions>({
  ...tlsOptions,
  ...verification,
  verifyCertificateSpki: maybe(list(spki, 0), 0.3),
  verifyCertificateHash: maybe(list(hash, 0), 0.3),
});

const terminating = either(
  call(istio.ServerTls.simple, certificate, serverTlsOptions),
  call(istio.ServerTls.mutual, certificate, mutualOptions),
  call(istio.ServerTls.optionalMutual, certificate, mutualOptions),
);
export const anyTls: Gen<istio.ServerTls> = either(
  call(istio.ServerTls.passthrough),
  call(istio.ServerTls.autoPassthrough),
  call(istio.ServerTls.istioMutual, struct<istio.ServerClientVerification>(verification)),
  terminating,
);

interface Listener {
  readonly port: Gen<number | undefined>;
  readonly bind: Gen<string | undefined>;
}

const common = { hosts: someOf(serverHost), portName: maybe(text, 0.2), name: maybe(text, 0.3) };
const ON_SOCKET: Listener = { port: mostly(pick<number | undefined>(undefined, 0), port), bind };

/** Options of servers that listen to an address and, seldom, to a socket. */
const listening = <T extends object>(portOrDefault: Listener['port'], options: (listener: Listener) => Gen<T>): Gen<T> =>
  mostly(options({ port: portOrDefault, bind: maybe(address, 0.2) }), options(ON_SOCKET));

const plain = listening(maybe(port), (listener) => struct<istio.HttpServerOptions>({ ...common, ...listener, httpsRedirect: maybe(flag) }));
const secured = (tls: Gen<istio.ServerTls>) => listening(maybe(port), (listener) => struct<istio.TlsServerOptions>({ ...common, ...listener, tls }));
const raw = listening(mostly(port, pick<number | undefined>(undefined)), (listener) => struct<istio.ServerOptions>({ ...common, ...listener }));

const { Server } = istio;
export const server: Gen<istio.Server> = either(
  call(Server.tcp, raw),
  either(call(Server.mongo, raw), call(Server.mysql, raw), call(Server.redis, raw)),
  either(call(Server.http, plain), call(Server.http2, plain), call(Server.grpc, plain), call(Server.grpcWeb, plain)),
  call(Server.https, secured(mostly(anyTls, terminating))),
  call(Server.tls, secured(anyTls)),
);

const selector = either(
  call(WorkloadSelector.labels, labels),
  call((matchLabels: Record<string, string>) => WorkloadSelector.workload({ matchLabels }), labels),
);

interface Input {
  readonly props: istio.GatewayProps;
  readonly later: istio.Server[];
}

const input = struct<Input>({
  props: struct<istio.GatewayProps>({
    metadata: metadata(mostly(pick('public', 'edge-1'), subdomain)),
    selector: maybe(selector),
    workloadNamespace: maybe(namespace, 0.2),
    servers: mostly(list(server, 1, 2), maybe(list(server, 0, 0), 0.5)),
  }),
  later: list(server, 0, 1),
});

export const gateway = defining(input, (scope, { props, later }) => {
  const made = new istio.Gateway(scope, 'case', props);
  later.forEach((one) => made.addServer(one));
});
