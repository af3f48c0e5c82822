import { field, listOf, textOf } from '../../../model/loose';
import { fullHost, isWildcard, isWithin, serviceOfHost } from '../../../model/match/host';
import { Labels, textsOf } from '../../../model/match/labels';
import { hasSidecar, isAmbientPod } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { PeerAuthentications } from '../../../model/mutual-tls';
import { containersOf, Pod } from '../../../model/pods';
import { ObjectPath, Resource, Typed } from '../../../model/resource';
import type { DestinationRuleSpec, DestinationRuleTrafficPolicy } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';

/** Pods that take nothing but mutual TLS refuse who is told to come without. */
export const plainText: Rule = {
  id: 'destination-rule/plain-text',
  codes: ['CDI0147'],
  *check(mesh) {
    const rules = mesh.istio('DestinationRule').filter(({ spec }) => policiesOf(spec).some(({ policy }) => withoutMutualTls(policy)));
    if (rules.length === 0) return;
    const peers = new PeerAuthentications(mesh);
    const own = new Set(mesh.istio('DestinationRule').map(({ namespace, spec }) => `${namespace} ${fullHost(spec.host ?? '', namespace)}`));
    for (const resource of rules) {
      for (const { policy, path, labels } of policiesOf(resource.spec)) {
        if (!withoutMutualTls(policy)) continue;
        const refusal = refusalOf(policy, labels, servicesOf(resource, mesh, own), mesh, peers);
        if (!refusal) continue;
        const { pod, by, mode, at } = refusal;
        const message = `sends with the TLS mode ${mode}, which the pod '${pod.name}' refuses: PeerAuthentication ${by} demands mutual TLS; use ISTIO_MUTUAL, or drop tls`;
        yield { code: 'CDI0147', message, resource, path: [...path, ...at] };
      }
    }
  },
};

interface Policy {
  readonly policy: DestinationRuleTrafficPolicy;
  readonly path: ObjectPath;

  /** Those of a subset. */
  readonly labels: Labels;
}

function policiesOf({ trafficPolicy, subsets = [] }: DestinationRuleSpec): Policy[] {
  const whole = trafficPolicy ? [{ policy: trafficPolicy, path: ['spec', 'trafficPolicy'], labels: {} }] : [];
  return [...whole, ...subsets.flatMap(({ trafficPolicy: policy, labels = {} }, index) =>
    (policy ? [{ policy, path: ['spec', 'subsets', index, 'trafficPolicy'], labels }] : []))];
}

interface Setting {
  readonly mode?: string;
  readonly at: ObjectPath;
}

/** The TLS settings of a policy at a port: those of a port replace the others. */
function settingAt({ tls, portLevelSettings = [] }: DestinationRuleTrafficPolicy, number: number): Setting {
  const index = portLevelSettings.findIndex(({ port }) => port?.number === number);
  return index < 0
    ? { mode: tls?.mode, at: ['tls', 'mode'] }
    : { mode: portLevelSettings[index].tls?.mode, at: ['portLevelSettings', index, 'tls', 'mode'] };
}

const isOther = (mode: string | undefined) => mode !== undefined && mode !== 'ISTIO_MUTUAL';

const withoutMutualTls = ({ tls, portLevelSettings = [] }: DestinationRuleTrafficPolicy) =>
  isOther(tls?.mode) || portLevelSettings.some((one) => isOther(one.tls?.mode));

/** The Services of a host. One with a rule of its own in the same namespace is not meant by a wildcard. */
function servicesOf({ namespace, spec: { host = '' } }: Typed<DestinationRuleSpec>, mesh: Mesh, own: ReadonlySet<string>): readonly Resource[] {
  if (isWildcard(host)) {
    return mesh.of('', 'Service').filter((service) => {
      const full = fullHost(service.name, service.namespace);
      return isWithin(full, host) && !own.has(`${namespace} ${full}`);
    });
  }
  const service = serviceOfHost(host, namespace);
  return [mesh.find('', 'Service', service.namespace, service.name) ?? []].flat();
}

function refusalOf(policy: DestinationRuleTrafficPolicy, labels: Labels, services: readonly Resource[], mesh: Mesh, peers: PeerAuthentications) {
  for (const { namespace, object } of services) {
    const selector = textsOf(field(object, 'spec', 'selector'));
    if (Object.keys(selector).length === 0) continue;
    const pods = mesh.pods.select({ ...selector, ...labels }, namespace).filter((pod) => hasSidecar(pod, mesh) || isAmbientPod(pod, mesh));
    for (const port of listOf(field(object, 'spec', 'ports'))) {
      const { mode, at } = settingAt(policy, Number(field(port, 'port')));
      if (!isOther(mode)) continue;
      for (const pod of pods) {
        const { mode: demanded, by } = peers.of(pod, targetOf(port, pod));
        if (demanded === 'STRICT') return { pod, by: `${by!.namespace}/${by!.name}`, mode, at };
      }
    }
  }
  return undefined;
}

/** The number of the port of a pod that a port of a Service leads to. */
function targetOf(port: unknown, pod: Pod): number {
  const target = field(port, 'targetPort') ?? field(port, 'port');
  if (typeof target === 'number') return target;
  const ports = containersOf(pod, 'containers', 'initContainers').flatMap((container) => listOf(field(container, 'ports')));
  return Number(field(ports.find((one) => field(one, 'name') === textOf(target)), 'containerPort'));
}
