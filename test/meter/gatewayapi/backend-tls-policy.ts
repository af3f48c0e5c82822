import { gatewayapi, ServiceHost } from '../../../src';
import { Coverage } from '../meter';
import { hostName } from '../parts/values';

const { BackendCaCertificates, BackendTlsPolicy, BackendTlsTarget, SubjectAltName } = gatewayapi;
const TARGETS = [BackendTlsTarget.serviceHost(ServiceHost.fromName('reviews', { namespace: 'shop' }))];
const CA = BackendCaCertificates.SYSTEM;

export const backendTlsPolicy: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'BackendTLSPolicy',
  minimal: (scope, id, props) => new BackendTlsPolicy(scope, id, {
    ...props, targets: [BackendTlsTarget.serviceEntry({ name: 'api' })], hostname: 'api.example.com', caCertificates: CA,
  }),
  recipes: {
    'fields': (scope, probe) => new BackendTlsPolicy(scope, 'policy', {
      targets: [BackendTlsTarget.serviceHost(ServiceHost.fromName(probe.text('targetRefs[].name'), { namespace: 'shop' }), {
        portName: probe.text('targetRefs[].sectionName'),
      })],
      hostname: hostName(probe, 'validation.hostname'),
      caCertificates: BackendCaCertificates.configMap(probe.text('validation.caCertificateRefs[].name')),
      subjectAltNames: [
        SubjectAltName.hostname(hostName(probe, 'validation.subjectAltNames[].hostname')),
        SubjectAltName.uri(probe.text('validation.subjectAltNames[].uri', (text) => `spiffe://cluster.local/ns/shop/sa/${text}`)),
      ],
    }),
    'what follows from choices': (scope, probe) => {
      probe.implied('targetRefs[].kind', 'ServiceEntry');
      probe.implied('targetRefs[].group', 'networking.istio.io');
      probe.implied('validation.wellKnownCACertificates', 'System');
      probe.implied('validation.subjectAltNames[].type', 'Hostname');
      probe.implied('validation.subjectAltNames[].type', 'URI');
      new BackendTlsPolicy(scope, 'policy', {
        targets: [BackendTlsTarget.serviceEntry({ name: 'api', namespace: 'shop' })],
        hostname: 'api.example.com',
        caCertificates: CA,
        subjectAltNames: [SubjectAltName.hostname('a.example.com'), SubjectAltName.uri('spiffe://cluster.local/ns/shop/sa/a')],
      });
    },
    'a ConfigMap': (scope, probe) => {
      probe.implied('validation.caCertificateRefs[].kind', 'ConfigMap');
      probe.implied('validation.caCertificateRefs[].group', '');
      new BackendTlsPolicy(scope, 'policy', { targets: TARGETS, hostname: 'api.example.com', caCertificates: BackendCaCertificates.configMap('ca') });
    },
  },
  leftOut: [[/^options\.\*$/, 'not read by istiod']],
};
