import { Cluster, LiveObject } from '../cluster';
import { readiness } from '../readiness';
import { Check, count, failed, ok, Result, some, warning } from './check';

/** Where the DNS of a cluster runs: on most, and on OpenShift. */
const DNS = [
  { namespace: 'kube-system', selector: 'k8s-app=kube-dns' },
  { namespace: 'openshift-dns', selector: 'dns.operator.openshift.io/daemonset-dns=default' },
];

const podsOf = (cluster: Cluster, { namespace, selector }: typeof DNS[number]) =>
  cluster.get('Pod.v1.', '--namespace', namespace, '--selector', selector);

/** Whether names are resolved: without it no proxy finds istiod. */
export const dns: Check = {
  name: 'DNS',
  run: async ({ cluster }) => {
    for (const place of DNS) {
      const pods = await podsOf(cluster, place);
      if (pods.length > 0) return judge(pods, place);
    }
    return warning('no CoreDNS is found by the label k8s-app=kube-dns in kube-system', 'make sure that the cluster has another DNS');
  },
};

const CONTROL_PLANE = { namespace: 'kube-system', selector: 'tier=control-plane' };

/** Whether what Kubernetes itself is made of runs, where it runs as pods. */
export const controlPlane: Check = {
  name: 'control plane of Kubernetes',
  run: async ({ cluster }) => {
    const pods = await podsOf(cluster, CONTROL_PLANE);
    return pods.length === 0 ? ok('it does not run as pods of this cluster') : judge(pods, CONTROL_PLANE, true);
  },
};

/** @param all whether each pod is another part, so that none may be missing */
function judge(pods: readonly LiveObject[], { namespace, selector }: typeof DNS[number], all = false): Result {
  const unready = pods.map((pod) => ({ pod, ...readiness(pod) })).filter(({ state }) => state !== 'ready');
  if (unready.length === 0) return ok(`${count(pods.length, 'pod')} ready`);
  const found = `${unready.length} of ${count(pods.length, 'pod')} not ready: ${some(unready.map(({ pod, detail }) => `${pod.metadata.name} (${detail})`))}`;
  const remedy = `\`kubectl describe pods -n ${namespace} -l ${selector}\` tells why`;
  return all || unready.length === pods.length ? failed(found, remedy) : warning(found, remedy);
}
