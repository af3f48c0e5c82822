import { field, listOf } from '../../../model/loose';
import { Mesh } from '../../../model/mesh';
import { Resource } from '../../../model/resource';
import { KindHistory, VersionHistory } from '../../../schema/releases';
import { HISTORY } from '../../../schema/tables/releases.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { releaseText, Target } from '../../target';
import { deprecatedSince, INSTALL, later } from './words';

type Versions = NonNullable<KindHistory['versions']>;

/** Kinds and their API versions are served by the version of Istio that they are for. */
export const versions: Rule = {
  id: 'target/versions',
  codes: ['CDI0160', 'CDI0161', 'CDI0162'],
  *check(mesh, target) {
    if (target === undefined) return;
    for (const [name, { versions: known }] of Object.entries(HISTORY)) {
      if (known === undefined) continue;
      const [group, kind] = name.split('/');
      for (const resource of mesh.of(group, kind)) {
        // What no version of Istio serves, the rule about single objects tells.
        if (Object.hasOwn(known, resource.version) && !isDefined(mesh, resource)) yield* judge(resource, known, target);
      }
    }
  },
};

/** Whether a definition among the manifests has an API server serve the API version of a resource, whatever belongs to the target. */
function isDefined(mesh: Mesh, { group, version, kind }: Resource): boolean {
  return mesh.of('apiextensions.k8s.io', 'CustomResourceDefinition').some(({ object }) => field(object, 'spec', 'group') === group
    && field(object, 'spec', 'names', 'kind') === kind
    && listOf(field(object, 'spec', 'versions')).some((one) => field(one, 'name') === version && field(one, 'served') === true));
}

/** The API versions of a kind, if they are not the same in all versions of Istio. */
const versionsOf = ({ group, kind }: Resource): Versions | undefined =>
  (Object.hasOwn(HISTORY, `${group}/${kind}`) ? HISTORY[`${group}/${kind}`].versions : undefined);

/** Whether a target does not serve the API version of a resource. */
export function isUnserved(resource: Resource, target: Target): boolean {
  const known = versionsOf(resource);
  return known !== undefined && !(Object.hasOwn(known, resource.version) && isIn(known[resource.version].served, target));
}

/** Whether a target serves the API version of a resource in the experimental channel, which is not pinned. */
export function isExperimental(resource: Resource, target: Target): boolean {
  const known = versionsOf(resource);
  return known !== undefined && !isUnserved(resource, target) && !isIn(known[resource.version].standard, target);
}

const isIn = (range: VersionHistory['served'] | undefined, target: Target) => range !== undefined && range[0] <= target && target <= range[1];

function* judge(resource: Resource, known: Versions, target: Target): Iterable<Finding> {
  const { group, version, kind } = resource;
  const { served: [first], deprecated = Infinity } = known[version];
  const path = ['apiVersion'];
  const instead = others(resource, known, target);
  if (target < first) {
    const message = instead === undefined
      ? `there is a kind ${kind} ${later(first, target, group)}; leave it out, or raise the target`
      : `${kind} is served as ${version} ${later(first, target, group)}; write ${instead}`;
    yield { code: 'CDI0160', message, resource, path };
  } else if (deprecated <= target) {
    const message = `${kind} as ${version} ${deprecatedSince(deprecated, group)}; write ${instead}`;
    yield { code: 'CDI0161', message, resource, path };
  } else if (isExperimental(resource, target)) {
    const message = `${kind} as ${version} is in the experimental channel only, for the target ${releaseText(target, true)}; ${INSTALL}`;
    yield { code: 'CDI0162', message, resource, path };
  }
}

/** What a target serves beside the API version of a resource, by the standard channel if there is something. */
function others({ group, version }: Resource, known: Versions, target: Target): string | undefined {
  const served = Object.keys(known).filter((name) => name !== version && isIn(known[name].served, target));
  const standard = served.filter((name) => isIn(known[name].standard, target));
  if (served.length === 0) return undefined;
  const names = (standard.length > 0 ? standard : served).map((name) => `${group}/${name}`).join(' or ');
  return standard.length > 0 ? names : `${names} of the experimental channel`;
}
