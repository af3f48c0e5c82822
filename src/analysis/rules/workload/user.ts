import { field, textOf } from '../../../model/loose';
import { containersOf, podOf } from '../../../model/pods';
import { ObjectPath, Resource } from '../../../model/resource';
import { Rule } from '../../rule';
import { isControlPlane } from '../control-plane';

/** The user that the sidecar runs as, by which its own traffic is told from that of the application. */
const PROXY_USER = 1337;
const ISTIO_CONTAINERS = ['istio-proxy', 'istio-operator'];

/** An application does not run as the user of the sidecar, else its traffic bypasses it. */
export const user: Rule = {
  id: 'workload/user',
  codes: ['IST0144'],
  *check(mesh) {
    for (const resource of [...mesh.of('', 'Pod'), ...mesh.of('apps', 'Deployment')]) {
      const path = isControlPlane(resource) ? undefined : placeOfUser(resource);
      if (path) yield { code: 'IST0144', message: `runs as the user ${PROXY_USER}, whose traffic bypasses the sidecar; take another`, resource, path };
    }
  },
};

function placeOfUser(resource: Resource): ObjectPath | undefined {
  const pod = podOf(resource)!;
  const base = resource.kind === 'Pod' ? ['spec'] : ['spec', 'template', 'spec'];
  const isProxyUser = (owner: unknown) => field(owner, 'securityContext', 'runAsUser') === PROXY_USER;
  if (isProxyUser(pod.spec)) return [...base, 'securityContext', 'runAsUser'];
  const index = containersOf(pod, 'containers').findIndex((container) =>
    isProxyUser(container) && !ISTIO_CONTAINERS.includes(textOf(field(container, 'name'))));
  return index < 0 ? undefined : [...base, 'containers', index, 'securityContext', 'runAsUser'];
}
