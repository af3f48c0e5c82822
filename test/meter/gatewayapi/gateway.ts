import { gatewayapi } from '../../../src';
import { Coverage } from '../meter';
import { caCertificate, listenerRecipes, selected } from '../parts/gateway-api';
import { hostName, port } from '../parts/values';
import { Probe } from '../probe';

const { CaCertificateRef, CertificateRef, FromNamespaces, FrontendValidationMode, Gateway, GatewayAddress, GatewayClass, Listener } = gatewayapi;
const HTTP = [Listener.http()];

const validation = (probe: Probe): gatewayapi.FrontendValidation => ({
  caCertificate: caCertificate(probe), mode: probe.member('mode', FrontendValidationMode),
});

const caKinds = (probe: Probe): gatewayapi.FrontendValidation => ({
  caCertificate: probe.of('caCertificateRefs[].kind', CaCertificateRef.configMap('clients'), CaCertificateRef.secret('clients')),
});

export const kubernetesGateway: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  minimal: (scope, id, props) => new Gateway(scope, id, { ...props, listeners: HTTP }),
  recipes: {
    ...listenerRecipes((listener) => (scope) => new Gateway(scope, 'gateway', { listeners: [listener] })),
    'the gateway': (scope, probe) => new Gateway(scope, 'gateway', {
      gatewayClass: GatewayClass.fromGatewayClassName(probe.text('gatewayClassName')),
      listeners: HTTP,
      addresses: [GatewayAddress.hostname(hostName(probe, 'addresses[].value'))],
      infrastructure: {
        labels: { team: probe.text('infrastructure.labels.*') },
        annotations: { note: probe.text('infrastructure.annotations.*') },
        parametersConfigMap: probe.text('infrastructure.parametersRef.name'),
      },
      allowedListeners: probe.of('allowedListeners.namespaces.from', FromNamespaces.SAME, FromNamespaces.ALL),
    }),
    'what follows from choices': (scope, probe) => {
      probe.implied('addresses[].type', 'IPAddress');
      probe.implied('infrastructure.parametersRef.group', '');
      probe.implied('infrastructure.parametersRef.kind', 'ConfigMap');
      new Gateway(scope, 'gateway', {
        listeners: HTTP, addresses: [GatewayAddress.ipAddress('10.0.0.1')], infrastructure: { parametersConfigMap: 'parameters' },
      });
    },
    'whose listeners are allowed': (scope, probe) => new Gateway(scope, 'gateway', {
      listeners: HTTP, allowedListeners: selected(probe.within('allowedListeners.namespaces')),
    }),
    'TLS on both sides': (scope, probe) => {
      const client = probe.within('tls.backend.clientCertificateRef');
      new Gateway(scope, 'gateway', {
        listeners: HTTP,
        tls: {
          frontendValidation: validation(probe.within('tls.frontend.default.validation')),
          perPort: [{ port: port(probe, 'tls.frontend.perPort[].port'), validation: validation(probe.within('tls.frontend.perPort[].tls.validation')) }],
          backendClientCertificate: CertificateRef.secret(`${client.text('namespace')}/${client.text('name')}`),
        },
      });
    },
    'where the CA of clients is': (scope, probe) => {
      probe.implied('tls.frontend.default.validation.caCertificateRefs[].group', '');
      probe.implied('tls.frontend.perPort[].tls.validation.caCertificateRefs[].group', '');
      new Gateway(scope, 'gateway', {
        listeners: HTTP,
        tls: {
          frontendValidation: caKinds(probe.within('tls.frontend.default.validation')),
          perPort: [{ port: 443, validation: caKinds(probe.within('tls.frontend.perPort[].tls.validation')) }],
        },
      });
    },
  },
  leftOut: [
    [/^allowedListeners\.namespaces\.from=None$/, 'the same as leaving it out'],
    [/\.kinds\[\]\.group$/, 'the kinds that Istio takes are all of the group that is the default'],
    [/(certificateRefs\[\]|clientCertificateRef)\.(group|kind)$/, 'Istio takes only a Secret, which is the default'],
  ],
};
