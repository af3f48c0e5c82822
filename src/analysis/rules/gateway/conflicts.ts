import { Labels, selectorText } from '../../../model/match/labels';
import { Mesh } from '../../../model/mesh';
import { Pod, push } from '../../../model/pods';
import { Typed } from '../../../model/resource';
import type { GatewaySpec } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';

type Gateway = Typed<GatewaySpec>;

/** What the gateways with one selector serve at one port: the address that each binds for its hosts. */
type Binds = Map<Gateway, Map<string, string>>;

/** Two Gateways for the same pods have no host and port in common. */
export const conflicts: Rule = {
  id: 'gateway/conflicts',
  codes: ['IST0145'],
  *check(mesh) {
    const gateways = mesh.istio('Gateway');
    const served = new Map<string, Binds>();
    const selectors = new Map<string, Labels>();
    for (const gateway of gateways) {
      const text = selectorText(gateway.spec.selector ?? {});
      selectors.set(text, gateway.spec.selector ?? {});
      for (const { port, hosts = [], bind = '' } of gateway.spec.servers ?? []) {
        const key = `${text}~${port?.number ?? 0}`;
        const binds = served.get(key) ?? new Map();
        served.set(key, binds.set(gateway, new Map(hosts.map((host) => [host, bind]))));
      }
    }
    const holders = holdersByHost(served);
    const related = relatedSelectors(selectors, mesh);
    for (const resource of gateways) {
      const text = selectorText(resource.spec.selector ?? {});
      for (const [index, { port, hosts = [], bind = '' }] of (resource.spec.servers ?? []).entries()) {
        const keys = related.get(text)!.flatMap((one) => hosts.map((host) => `${one}~${port?.number ?? 0} ${bind} ${host}`));
        const rivals = new Set(keys.flatMap((key) => holders.get(key) ?? []).filter((gateway) => gateway !== resource));
        if (rivals.size === 0) continue;
        const names = [...rivals].map(({ namespace, name }) => `${namespace}/${name}`).sort();
        const message = `Gateway ${names.join(', ')} serves the hosts ${hosts.join(', ')} at the port ${port?.number ?? 0} of the same pods too`;
        yield { code: 'IST0145', message, resource, path: ['spec', 'servers', index, 'hosts'] };
      }
    }
  },
};

/** The gateways with one selector at one port, by the hosts and the address that they bind for each. */
function holdersByHost(served: ReadonlyMap<string, Binds>): ReadonlyMap<string, Gateway[]> {
  const holders = new Map<string, Gateway[]>();
  for (const [place, binds] of served) {
    for (const [gateway, hosts] of binds) {
      for (const [host, bind] of hosts) push(holders, `${place} ${bind} ${host}`, gateway);
    }
  }
  return holders;
}

/** For each selector those that may select the same pods: itself, and what contains it or is contained in it as text, if a pod has both. */
function relatedSelectors(selectors: ReadonlyMap<string, Labels>, mesh: Mesh): ReadonlyMap<string, string[]> {
  const pods = new Map([...selectors].map(([text, selector]) => [text, mesh.pods.select(selector)]));
  const texts = new Map<Pod, string[]>();
  for (const [text, selected] of pods) selected.forEach((pod) => push(texts, pod, text));
  return new Map([...pods].map(([text, selected]) => {
    const sharing = selected.flatMap((pod) => texts.get(pod)!).filter((one) => one.includes(text) || text.includes(one));
    return [text, [...new Set([text, ...sharing])]];
  }));
}
