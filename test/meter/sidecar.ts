import { Host, istio, WorkloadSelector } from '../../src';
import { Coverage, Recipe } from './meter';
import { connectionPool } from './parts/traffic-policy';
import { host, labels, path, port } from './parts/values';
import { Probe } from './probe';

const { CaptureMode, DefaultEndpoint, Destination, EgressHost, OutboundTrafficPolicy, Protocol, Sidecar, Subset } = istio;
const { ServerCertificate, ServerTls, TlsVersion } = istio;
const FILES = [{ serverCertificate: '/server.crt', privateKey: '/server.key' }];

const receiving = (listener: (probe: Probe) => istio.IngressListener): Recipe => (scope, probe) =>
  new Sidecar(scope, 'sidecar', { ingress: [listener(probe.within('ingress[]'))] });
const ending = (tls: (probe: Probe) => istio.ServerTls): Recipe =>
  receiving((probe) => ({ port: 8443, protocol: Protocol.HTTPS, tls: tls(probe.within('tls')) }));

export const sidecar: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  minimal: (scope, id, props) => new Sidecar(scope, id, { ...props, egress: [{ hosts: [EgressHost.SAME_NAMESPACE] }] }),
  recipes: {
    'workloads and limits': (scope, probe) => new Sidecar(scope, 'sidecar', {
      workloadSelector: WorkloadSelector.labels(labels(probe, 'workloadSelector.labels')),
      inboundConnectionPool: connectionPool(probe.within('inboundConnectionPool')),
    }),
    'egress': (scope, probe) => new Sidecar(scope, 'sidecar', {
      egress: [{
        hosts: [EgressHost.host(Host.dns('api.example.com'), {
          namespace: probe.text('egress[].hosts[]', (text) => `${text}/api.example.com`).split('/')[0],
        })],
        port: port(probe, 'egress[].port.number'),
        protocol: probe.of('egress[].port.protocol', Protocol.HTTP, Protocol.TCP),
        portName: probe.text('egress[].port.name'),
        bind: probe.of('egress[].bind', '127.0.0.1', '127.0.0.2'),
        captureMode: probe.member('egress[].captureMode', CaptureMode),
      }],
    }),
    'ingress': receiving((probe) => ({
      port: port(probe, 'port.number'),
      protocol: probe.of('port.protocol', Protocol.HTTP, Protocol.GRPC),
      portName: probe.text('port.name'),
      bind: probe.of('bind', '10.0.0.1', '10.0.0.2'),
      captureMode: probe.member('captureMode', CaptureMode),
      defaultEndpoint: probe.of('defaultEndpoint', ...[8001, 8002].map((number) => DefaultEndpoint.localhost(number))),
      connectionPool: connectionPool(probe.within('connectionPool')),
    })),
    'modes of TLS': ending((tls) => tls.of('mode', ...[ServerTls.simple, ServerTls.mutual, ServerTls.optionalMutual].map((mode) =>
      mode(ServerCertificate.files(FILES, { caCertificates: '/ca.crt' }))))),
    'TLS': ending((tls) => ServerTls.mutual(ServerCertificate.files([
      { serverCertificate: path(tls, 'serverCertificate'), privateKey: path(tls, 'privateKey') },
    ], { caCertificates: path(tls, 'caCertificates'), caCrl: path(tls, 'caCrl') }), {
      insecureSkipVerify: tls.flag('insecureSkipVerify'),
    })),
    'oldest version of TLS': ending((tls) => ServerTls.simple(ServerCertificate.files(FILES), {
      minProtocolVersion: tls.member('minProtocolVersion', TlsVersion),
      maxProtocolVersion: TlsVersion.TLSV1_3,
      cipherSuites: [tls.of('cipherSuites[]', 'AES128-SHA', 'AES256-SHA')],
    })),
    'newest version of TLS': ending((tls) => ServerTls.simple(ServerCertificate.files(FILES), {
      minProtocolVersion: TlsVersion.TLSV1_0,
      maxProtocolVersion: tls.member('maxProtocolVersion', TlsVersion),
      cipherSuites: ['AES128-SHA'],
    })),
    'what the registry has not': (scope, probe) => new Sidecar(scope, 'sidecar', {
      outboundTrafficPolicy: probe.of('outboundTrafficPolicy.mode', OutboundTrafficPolicy.allowAny(), OutboundTrafficPolicy.registryOnly()),
    }),
    'an egress proxy': (scope, probe) => {
      const proxy = probe.within('outboundTrafficPolicy.egressProxy');
      const subset = Subset.fromSubsetName(host(proxy, 'host'), proxy.text('subset'));
      new Sidecar(scope, 'sidecar', {
        outboundTrafficPolicy: OutboundTrafficPolicy.allowAny({ egressProxy: Destination.subset(subset, { port: port(proxy, 'port.number') }) }),
      });
    },
  },
  leftOut: [
    [/\.port\.targetPort$/, 'deprecated'],
    [/^ingress\[\]\.tls\.(credentialNames?|subjectAltNames|tlsCertificates|httpsRedirect)\b/, 'refused by istiod'],
    [/^ingress\[\]\.tls\.(caCertCredentialName|verifyCertificate(Hash|Spki))\b/, 'read only beside a Secret, which a sidecar cannot have'],
    [/^ingress\[\]\.tls\.mode=(AUTO_PASSTHROUGH|ISTIO_MUTUAL)$/, 'refused by istiod'],
    [/^ingress\[\]\.tls\.mode=PASSTHROUGH$/, 'istiod would end TLS all the same, without a certificate'],
  ],
};
