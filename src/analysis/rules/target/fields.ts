import { Resource } from '../../../model/resource';
import { pathText } from '../../../schema/problem';
import { Limit } from '../../../schema/releases';
import { show } from '../../../schema/values/show';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { Target } from '../../target';
import { isWithin, placesFor, sizeOf, Visit, visit } from './places';
import { isUnserved } from './versions';
import { deprecatedSince, INSTEAD, later, standardLater, TOLD } from './words';

/** Fields and values are as old as the version of Istio that they are for, and not deprecated in it. */
export const fields: Rule = {
  id: 'target/fields',
  codes: ['CDI0160', 'CDI0161', 'CDI0162'],
  *check(mesh, target) {
    if (target === undefined) return;
    for (const [name, place] of placesFor(target)) {
      const [group, kind] = name.split('/');
      for (const resource of mesh.of(group, kind)) {
        if (isUnserved(resource, target)) continue;
        for (const one of visit(place, resource.object.spec, ['spec'])) yield* judge(resource, one, target);
      }
    }
  },
};

function* judge(resource: Resource, { path, value, place }: Visit, target: Target): Iterable<Finding> {
  const { since, standard, deprecated, deprecatedValues, limits = [] } = place;
  const { group } = resource;
  const where = pathText(path);
  if (since !== undefined) {
    yield { code: 'CDI0160', message: `${where} is there ${later(since, target, group)}; leave it out, or raise the target`, resource, path };
  }
  if (standard !== undefined) yield { code: 'CDI0162', message: `${where} is ${standardLater(standard, target)}`, resource, path };
  const name = path[path.length - 1];
  if (deprecated !== undefined && !TOLD.has(name)) {
    yield { code: 'CDI0161', message: `${where} ${deprecatedSince(deprecated, group)}; ${INSTEAD[name]}`, resource, path };
  }
  if (typeof value === 'string' && deprecatedValues && Object.hasOwn(deprecatedValues, value)) {
    yield { code: 'CDI0161', message: `${value} of ${where} ${deprecatedSince(deprecatedValues[value], group)}; ${INSTEAD[value]}`, resource, path };
  }
  const broken = limits.filter((limit) => !isWithin(value, limit));
  const hard = broken.filter((limit) => !limit.standard);
  if (hard.length > 0) {
    // The last one to go tells since when it is taken, the first one what is taken now.
    const taken = later(hard[hard.length - 1].before, target, group);
    yield { code: 'CDI0160', message: `${where} may ${given(value)} ${taken}, where it is ${allowed(hard[0])}`, resource, path };
  } else if (broken.length > 0) {
    yield { code: 'CDI0162', message: `${show(value)} of ${where} is ${standardLater(broken[0].before, target)}`, resource, path };
  }
}

const given = (value: unknown) => (typeof value === 'object' ? `have ${sizeOf(value)} entries` : `be ${show(value)}`);

function allowed({ enum: values, min, max }: Limit): string {
  if (values !== undefined) return `one of ${values.join(', ')}`;
  return max === undefined ? `at least ${min}` : `at most ${max}`;
}
