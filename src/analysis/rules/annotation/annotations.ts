import { field } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { Resource } from '../../../model/resource';
import { didYouMean } from '../../../schema/nearest';
import { ANNOTATIONS } from '../../../schema/tables/annotations.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { VALUE_CHECKS } from './values';

const KINDS = [['', 'Namespace'], ['', 'Service'], ['', 'Pod'], ['apps', 'Deployment']] as const;
const ANY = 'Any';
const INJECT = 'sidecar.istio.io/inject';

/** Istio and Kubernetes write these themselves. */
const IGNORED = new Set(['gateway.istio.io/controller-version', 'istio.io/rev', 'sidecar.istio.io/status']);

/** The annotations of Istio on resources of Kubernetes do something. */
export const annotations: Rule = {
  id: 'annotation/annotations',
  codes: ['IST0107', 'IST0108', 'IST0125', 'IST0135'],
  *check(mesh) {
    for (const [group, kind] of KINDS) {
      for (const resource of mesh.of(group, kind)) {
        const given = textsOf(field(resource.object, 'metadata', 'annotations'));
        for (const name in given) {
          if (isIstios(name) && !IGNORED.has(name)) yield* judge(resource, name, given[name]);
        }
      }
    }
  },
};

const isIstios = (name: string) => name === 'kubernetes.io/ingress.class' || name.split('/')[0].endsWith('istio.io');

function* judge(resource: Resource, name: string, value: string): Iterable<Finding> {
  const path = ['metadata', 'annotations', name];
  if (!Object.hasOwn(ANNOTATIONS, name)) {
    yield { code: 'IST0108', message: `Istio has no annotation '${name}'${didYouMean(name, Object.keys(ANNOTATIONS))}`, resource, path };
    return;
  }
  const { kinds, deprecated } = ANNOTATIONS[name];
  const replaced = name === INJECT && textsOf(field(resource.object, 'metadata', 'labels'))[INJECT] !== undefined;
  if (deprecated && !replaced) {
    const instead = name === INJECT ? '; use the label of the same name' : '';
    yield { code: 'IST0135', message: `the annotation '${name}' is deprecated${instead}`, resource, path };
  }
  if (kinds.includes(ANY)) return;
  if (!kinds.includes(resource.kind)) {
    const message = `the annotation '${name}' does nothing on a ${resource.kind}; it is for ${kinds.join(', ')}`;
    yield { code: 'IST0107', message, resource, path };
    return;
  }
  const wrong = Object.hasOwn(VALUE_CHECKS, name) ? VALUE_CHECKS[name](value) : undefined;
  if (wrong) yield { code: 'IST0125', message: `the annotation '${name}' ${wrong}`, resource, path };
}
