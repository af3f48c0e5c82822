import { fullHost, isWithin } from '../../../model/match/host';
import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { Rule } from '../../rule';

/** The hosts that a Sidecar lets its workloads know are there. */
export const egressHosts: Rule = {
  id: 'sidecar/egress-hosts',
  codes: ['CDI0152'],
  *check(mesh) {
    if (mesh.istio('Sidecar').length === 0) return;
    const known = new KnownHosts(mesh);
    for (const resource of mesh.istio('Sidecar')) {
      for (const [index, { hosts = [] }] of (resource.spec.egress ?? []).entries()) {
        for (const [at, given] of hosts.entries()) {
          const slash = given.indexOf('/');
          const scope = given.slice(0, Math.max(0, slash)).replace(/^~(?=.)/, '');
          const host = given.slice(slash + 1);
          const namespace = scope === '.' ? resource.namespace : scope;
          if (scope === '' || scope === '~' || host === '*' || known.has(namespace, host)) continue;
          const where = namespace === '*' ? 'any namespace' : `the namespace '${namespace}'`;
          const message = `no Service, ServiceEntry or VirtualService of ${where} has the host '${host}'`;
          yield { code: 'CDI0152', message, resource, path: ['spec', 'egress', index, 'hosts', at] };
        }
      }
    }
  },
};

/** The hosts of a mesh, by namespaces. */
class KnownHosts {
  private readonly byNamespace = new Map<string, string[]>();
  private readonly answers = new Map<string, boolean>();

  public constructor(mesh: Mesh) {
    for (const { namespace, name } of mesh.of('', 'Service')) this.add(namespace, fullHost(name, namespace));
    for (const { namespace, spec } of [...mesh.istio('ServiceEntry'), ...mesh.istio('VirtualService')]) {
      for (const host of spec.hosts ?? []) this.add(namespace, fullHost(host, namespace));
    }
  }

  /** Whether there is one that a host stands for, or that stands for it. */
  public has(namespace: string, host: string): boolean {
    const key = `${namespace} ${host}`;
    const known = this.answers.get(key) ?? (this.byNamespace.get(namespace) ?? []).some((one) => isWithin(one, host) || isWithin(host, one));
    this.answers.set(key, known);
    return known;
  }

  private add(namespace: string, host: string): void {
    push(this.byNamespace, namespace, host);
    push(this.byNamespace, '*', host);
  }
}
