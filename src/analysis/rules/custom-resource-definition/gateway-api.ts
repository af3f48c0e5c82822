import { field } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { Rule } from '../../rule';

const BUNDLE_VERSION = 'gateway.networking.k8s.io/bundle-version';

/** Since which minor version of the Gateway API 1 istiod takes the definition of a kind. */
const LEAST = new Map([
  ['backendtlspolicies.gateway.networking.k8s.io', 4],
  ['grpcroutes.gateway.networking.k8s.io', 1],
  ['tcproutes.gateway.networking.k8s.io', 6],
  ['tlsroutes.gateway.networking.k8s.io', 5],
]);

/** The Gateway API is as new as istiod wants it, else it passes over the kind. */
export const gatewayApi: Rule = {
  id: 'custom-resource-definition/gateway-api',
  codes: ['IST0176'],
  *check(mesh) {
    for (const resource of mesh.of('apiextensions.k8s.io', 'CustomResourceDefinition')) {
      const least = LEAST.get(resource.name);
      const version = textsOf(field(resource.object, 'metadata', 'annotations'))[BUNDLE_VERSION];
      if (least === undefined || version === undefined || !isBefore(version, least)) continue;
      const message = `is of the Gateway API ${version}, which istiod passes over; it wants 1.${least} or later`;
      yield { code: 'IST0176', message, resource, path: ['metadata', 'annotations', BUNDLE_VERSION] };
    }
  },
};

function isBefore(version: string, least: number): boolean {
  const parts = /^v?(\d+)(?:\.(\d+))?(?:\.\d+)?(?:[-+].*)?$/.exec(version);
  if (!parts) return false;
  const [major, minor] = [Number(parts[1]), Number(parts[2] ?? 0)];
  return major < 1 || (major === 1 && minor < least);
}
