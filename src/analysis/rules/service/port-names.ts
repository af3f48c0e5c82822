import { field, listOf, textOf } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { show } from '../../../schema/values/show';
import { Rule } from '../../rule';
import { isControlPlane } from '../control-plane';

const PROTOCOLS = new Set(['grpc', 'grpc-web', 'http', 'http2', 'http_proxy', 'https', 'mongo', 'mysql', 'redis', 'tcp', 'tls', 'udp']);
/** Names that Kubernetes has for protocols. */
const APP_PROTOCOLS = new Set(['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss']);
/** SMTP, DNS, MySQL and MongoDB, which are known without a name. */
const KNOWN_PORTS = new Set([25, 53, 3306, 27017]);

const MANAGED = 'gateway.istio.io/managed';
const CONTROLLERS = new Set(['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller']);

/** Istio takes the protocol of a port from its name or its appProtocol. */
export const portNames: Rule = {
  id: 'service/port-names',
  codes: ['IST0118', 'IST0150'],
  *check(mesh) {
    for (const resource of mesh.of('', 'Service')) {
      if (isControlPlane(resource) || CONTROLLERS.has(textsOf(field(resource.object, 'metadata', 'labels'))[MANAGED])) continue;
      const external = field(resource.object, 'spec', 'type') === 'ExternalName';
      for (const [index, port] of listOf(field(resource.object, 'spec', 'ports')).entries()) {
        const name = textOf(field(port, 'name'));
        const appProtocol = field(port, 'appProtocol');
        if (hasProtocol(port) && !(external && name === 'tcp')) continue;
        const path = ['spec', 'ports', index];
        if (external) {
          const message = `the name ${show(name)} of a port tells no protocol that an ExternalName can have; begin it with http, https or tls`;
          yield { code: 'IST0150', message, resource, path };
        } else {
          const message = typeof appProtocol === 'string' ? `the appProtocol ${show(appProtocol)} of a port is no protocol that Istio knows`
            : `the name ${show(name)} of a port tells no protocol; begin it with one, such as 'http-${name || 'web'}', or set appProtocol`;
          yield { code: 'IST0118', message, resource, path };
        }
      }
    }
  },
};

function hasProtocol(port: unknown): boolean {
  if (field(port, 'protocol') === 'UDP') return true;
  const appProtocol = field(port, 'appProtocol');
  const name = (typeof appProtocol === 'string' ? appProtocol : textOf(field(port, 'name'))).toLowerCase();
  return (typeof appProtocol === 'string' && APP_PROTOCOLS.has(appProtocol))
    || name.startsWith('grpc-web')
    || PROTOCOLS.has(name.split('-')[0])
    || KNOWN_PORTS.has(Number(field(port, 'port')));
}
