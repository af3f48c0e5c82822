import { LiveObject } from '../cluster';
import { readiness } from '../readiness';
import { Check, failed, note, ok, some, warning } from './check';
import { ISTIO } from './fit';
import { numbersOf } from './version';

/** A control plane may serve the configuration of its neighbours, before and after. */
const FAR = 1;

/** Which control planes are there, in which versions, and whether they work. */
export const istiod: Check = {
  name: 'istiod',
  run: async ({ cluster }) => {
    const all = await cluster.get('Deployment.v1.apps', '--all-namespaces', '--selector', 'app=istiod');
    if (all.length === 0) return note('none is installed yet');
    const broken = all.map((one) => ({ one, ...readiness(one) })).filter(({ state }) => state !== 'ready');
    if (broken.length > 0) {
      const [{ one: { metadata } }] = broken;
      return failed(some(broken.map(({ one, detail }) => `${title(one)} is not ready (${detail})`)), `\`kubectl describe deployment ${metadata.name} -n ${metadata.namespace}\` tells why`);
    }
    const far = all.filter((one) => Math.abs((minorOf(one) ?? ISTIO) - ISTIO) > FAR);
    if (far.length > 0) return warning(`${some(far.map(title))}, and what is synthesized is for 1.${ISTIO}`, 'upgrade istiod, by one minor version after the other');
    return ok(some(all.map(title)));
  },
};

function title(one: LiveObject): string {
  const { name, namespace, labels } = one.metadata;
  const facts = [tagOf(one), `revision ${labels!['istio.io/rev'] ?? 'default'}`].filter((fact) => fact !== undefined);
  return `${namespace}/${name} (${facts.join(', ')})`;
}

/** The tag of its image, which tells the version. */
function tagOf({ spec }: LiveObject): string | undefined {
  const [container] = spec.template?.spec?.containers ?? [];
  return /:([\w.-]+)(@|$)/.exec(container?.image ?? '')?.[1];
}

function minorOf(one: LiveObject): number | undefined {
  const [major, minor] = numbersOf(tagOf(one) ?? '') ?? [];
  return major === 1 ? minor : undefined;
}
