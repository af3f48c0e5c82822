import { field } from '../../../model/loose';
import { Mesh } from '../../../model/mesh';
import { PodIndex } from '../../../model/pods';
import { Rule } from '../../rule';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';
const KINDS = ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin'] as const satisfies ReadonlyArray<Parameters<Mesh['istio']>[0]>;

/** Policies reach the pods of a Gateway of the Gateway API by `targetRefs` only. */
export const gatewaySelectors: Rule = {
  id: 'policy/gateway-selectors',
  codes: ['IST0166'],
  *check(mesh) {
    const pods = new PodIndex(mesh.pods.all.filter(({ labels }) => labels[GATEWAY_NAME] !== undefined));
    for (const resource of KINDS.flatMap((kind) => [...mesh.istio(kind)])) {
      const { selector } = resource.spec;
      if (!selector || field(resource.spec, 'targetRef') !== undefined) continue;
      const gateways = pods.select(selector.matchLabels ?? {}, resource.namespace).map(({ labels }) => labels[GATEWAY_NAME]);
      if (gateways.length === 0) continue;
      const message = `its selector has no effect on the Gateway ${[...new Set(gateways)].sort().join(', ')}; attach it by targetRefs`;
      yield { code: 'IST0166', message, resource, path: ['spec', 'selector'] };
    }
  },
};
