import { Labels, selects } from '../../../model/match/labels';
import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import type { VirtualServiceSpec } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';
import { gatewayName, gatewaysByName, MESH } from './gateway-names';

const CLAIM = /^@request\.auth\.claims(?:\..+|\[.+\])$/i;
const ROOT_NAMESPACE = 'istio-system';

/** Where routes depend on claims of a token, a RequestAuthentication reads the token. */
export const jwtClaims: Rule = {
  id: 'virtual-service/jwt-claims',
  codes: ['IST0149'],
  *check(mesh) {
    const selectors = selectorsByNamespace(mesh);
    const gateways = gatewaysByName(mesh);
    for (const resource of mesh.istio('VirtualService')) {
      const claim = claimOf(resource.spec);
      if (claim === undefined) continue;
      for (const [index, name] of (resource.spec.gateways ?? []).entries()) {
        if (name === MESH) continue;
        const wanted = gatewayName(name, resource.namespace);
        const gateway = gateways.get(`${wanted.namespace}/${wanted.name}`);
        const pod = gateway && mesh.pods.select(gateway.spec.selector ?? {}).find(({ namespace, labels }) =>
          ![ROOT_NAMESPACE, namespace].some((place) => selectors.get(place)?.some((selector) => selects(selector, labels))));
        if (!pod) continue;
        const message = `its routes depend on '${claim}', but no RequestAuthentication is for the pod ${pod.namespace}/${pod.name} of the gateway`;
        yield { code: 'IST0149', message, resource, path: ['spec', 'gateways', index] };
      }
    }
  },
};

function selectorsByNamespace(mesh: Mesh): ReadonlyMap<string, Labels[]> {
  const selectors = new Map<string, Labels[]>();
  for (const { namespace, spec } of mesh.istio('RequestAuthentication')) push(selectors, namespace, spec.selector?.matchLabels ?? {});
  return selectors;
}

function claimOf({ http = [] }: VirtualServiceSpec): string | undefined {
  for (const { headers = {}, withoutHeaders = {} } of http.flatMap(({ match = [] }) => match)) {
    const claim = [...Object.keys(headers), ...Object.keys(withoutHeaders)].find((name) => CLAIM.test(name));
    if (claim !== undefined) return claim;
  }
  return undefined;
}
