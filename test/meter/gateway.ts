import { istio, WorkloadSelector } from '../../src';
import { Coverage, Recipe } from './meter';
import { labels, path } from './parts/values';
import { Probe } from './probe';

const { Gateway, Server, ServerCertificate, ServerTls, TlsVersion } = istio;
const HOSTS = ['www.example.com'];
const SECRET = ServerCertificate.secret('certificate');
const HASH = 'a1'.repeat(32);
const OTHER_HASH = 'b2'.repeat(32);
const spki = (byte: number) => Buffer.alloc(32, byte).toString('base64');

const serving = (servers: (probe: Probe) => istio.Server[]): Recipe => (scope, probe) => new Gateway(scope, 'gateway', { servers: servers(probe.within('servers[]')) });

const terminating = (tls: (probe: Probe) => istio.ServerTls) =>
  serving((probe) => [Server.https({ hosts: HOSTS, tls: tls(probe.within('tls')) })]);

const plain = (portName: string) => ({ hosts: HOSTS, port: 8080, portName });

export const gateway: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  minimal: (scope, id, props) => new Gateway(scope, id, { ...props, servers: [Server.http({ hosts: HOSTS })] }),
  recipes: {
    'a server': (scope, probe) => new Gateway(scope, 'gateway', {
      selector: WorkloadSelector.labels(labels(probe, 'selector')),
      servers: [Server.http({
        hosts: [probe.text('servers[].hosts[]', (text) => `${text}.example.com`)],
        name: probe.text('servers[].name'),
        port: probe.number('servers[].port.number'),
        portName: probe.text('servers[].port.name'),
        bind: probe.of('servers[].bind', '10.0.0.1', '10.0.0.2'),
        httpsRedirect: probe.of('servers[].tls.httpsRedirect', undefined, true),
      })],
    }),
    'protocols': serving((probe) => [probe.of(
      'port.protocol', Server.http(plain('web')), Server.http2(plain('web')), Server.grpc(plain('web')), Server.grpcWeb(plain('web')),
      Server.tcp(plain('web')), Server.mongo(plain('web')), Server.mysql(plain('web')), Server.redis(plain('web')),
    )]),
    'modes with one certificate': terminating((tls) => tls.of(
      'mode', ServerTls.simple(SECRET), ServerTls.mutual(SECRET), ServerTls.optionalMutual(SECRET),
    )),
    'modes without a certificate': terminating((tls) => tls.of('mode', ServerTls.passthrough(), ServerTls.autoPassthrough(), ServerTls.istioMutual())),
    'versions and ciphers': terminating((tls) => ServerTls.simple(SECRET, {
      minProtocolVersion: tls.member('minProtocolVersion', TlsVersion),
      maxProtocolVersion: TlsVersion.TLSV1_3,
      cipherSuites: [tls.of('cipherSuites[]', 'AES128-SHA', 'AES256-SHA')],
    })),
    'newest version': terminating((tls) => ServerTls.simple(SECRET, {
      minProtocolVersion: TlsVersion.TLSV1_0,
      maxProtocolVersion: tls.member('maxProtocolVersion', TlsVersion),
      cipherSuites: ['AES128-SHA'],
    })),
    'a secret and what clients show': terminating((tls) => ServerTls.mutual(ServerCertificate.secret(tls.text('credentialName'), {
      caCertCredentialName: tls.text('caCertCredentialName'),
    }), {
      subjectAltNames: [tls.text('subjectAltNames[]', (text) => `${text}.example.com`)],
      verifyCertificateSpki: [tls.of('verifyCertificateSpki[]', spki(1), spki(2))],
      verifyCertificateHash: [tls.of('verifyCertificateHash[]', HASH, OTHER_HASH)],
    })),
    'clients that are not verified': terminating((tls) => ServerTls.mutual(SECRET, { insecureSkipVerify: tls.flag('insecureSkipVerify') })),
    'several secrets': terminating((tls) => ServerTls.simple(ServerCertificate.secrets([tls.text('credentialNames[]'), 'other']))),
    'files': terminating((tls) => ServerTls.mutual(ServerCertificate.files([
      { serverCertificate: path(tls, 'serverCertificate'), privateKey: path(tls, 'privateKey') },
    ], { caCertificates: path(tls, 'caCertificates'), caCrl: path(tls, 'caCrl') }))),
    'files of several certificates': terminating((tls) => ServerTls.simple(ServerCertificate.files([
      { serverCertificate: path(tls, 'tlsCertificates[].serverCertificate'), privateKey: path(tls, 'tlsCertificates[].privateKey') },
      { serverCertificate: '/other.crt', privateKey: '/other.key' },
    ]))),
  },
  leftOut: [
    [/^servers\[\]\.defaultEndpoint$/, 'not implemented by istiod'],
    [/^servers\[\]\.port\.targetPort$/, 'deprecated'],
    [/^servers\[\]\.tls\.tlsCertificates\[\]\.caCertificates$/, 'refused by istiod: the CA belongs beside the list'],
  ],
};
