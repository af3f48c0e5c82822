import * as fc from 'fast-check';
import { Manifest } from '../../light';
import { object as manifest } from '../../light/testing';
import { jwtRule } from './authentication';
import { authorization } from './authorization';
import { ROOT } from './base';

const SECURITY = 'security.istio.io/v1';

/** What a policy is for. */
interface Place {
  readonly namespace: string;
  readonly target: object;
}

const selecting = (labels: Record<string, string>) => ({ selector: { matchLabels: labels } });
const WEB = selecting({ app: 'web' });
const INGRESS = selecting({ istio: 'ingressgateway' });
const API = { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'api' }] };
const inNamespace = (namespace: string, ...targets: object[]): Place[] => targets.map((target) => ({ namespace, target }));

const place = fc.constantFrom<Place>(
  ...inNamespace('shop', WEB, WEB, WEB, {}, API, API, selecting({ app: 'web', version: 'v1' }), selecting({ app: 'news' }), INGRESS, { targetRefs: [{ group: '', kind: 'Service', name: 'web' }] }),
  ...inNamespace(ROOT, {}, INGRESS, INGRESS, INGRESS, WEB, selecting({ 'gateway.networking.k8s.io/gateway-name': 'api' })),
  ...inNamespace('apps', {}, WEB, selecting({ app: 'far' })),
);

/** All are of the same age: their names decide. */
const AGE = { creationTimestamp: '2026-01-01T00:00:00Z' };
const named = (kind: string, name: string, { namespace, target }: Place, spec: object, annotations?: Record<string, string>): Manifest => {
  const made = manifest(SECURITY, kind, name, { ...target, ...spec }, namespace);
  return { ...made, metadata: { ...made.metadata, ...AGE, ...annotations && { annotations } } as Manifest['metadata'] };
};

const dryRun = fc.constantFrom(...Array<undefined>(12).fill(undefined), { 'istio.io/dry-run': 'true' }, { 'istio.io/dry-run': 'false' });

const authorizations = fc.array(fc.tuple(place, authorization, dryRun), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([where, spec, annotations], index) => named('AuthorizationPolicy', `authorization-${index}`, where, spec, annotations)));

/** What is added to the base. */
export const policies = (jwksOf: (issuer: string) => string): fc.Arbitrary<Manifest[]> => {
  const one = jwtRule(jwksOf);
  const rules = fc.oneof({ weight: 3, arbitrary: fc.tuple(one) }, { weight: 2, arbitrary: fc.array(one, { minLength: 2, maxLength: 3 }) });
  const authentications = fc.array(fc.tuple(place, rules), { minLength: 1, maxLength: 3 })
    .map((all) => all.map(([where, jwtRules], index) => named('RequestAuthentication', `authentication-${index}`, where, { jwtRules })));
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(authorizations, authentications).map((all) => all.flat()) },
    { weight: 2, arbitrary: authentications },
    { weight: 1, arbitrary: authorizations },
  );
};
