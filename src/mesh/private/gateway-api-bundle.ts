import { ApiObjectProps } from 'cdk8s';
import { invalid, show } from '../../core/private/errors';

const GROUP = 'gateway.networking.k8s.io';
const VERSION = `${GROUP}/bundle-version`;
const CHANNEL = `${GROUP}/channel`;

/** The oldest versions whose CRDs Istio serves: of all its kinds, and of those that came into the standard channel later. */
const OLDEST = 'v1.0.0';
const OLDEST_OF: Readonly<Record<string, string>> = {
  grpcroutes: 'v1.1.0',
  backendtlspolicies: 'v1.4.0',
  tlsroutes: 'v1.5.0',
  tcproutes: 'v1.6.0',
};

/** Version and channel of the CRDs in a file, all of which must be new enough. */
export function bundleOf(url: string, objects: readonly ApiObjectProps[]): { version: string; channel: string } {
  const crds = objects.filter(({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata?.name?.endsWith(`.${GROUP}`));
  if (crds.length === 0) throw invalid(`${show(url)} has no CRD of the Gateway API; give the standard-install.yaml of one of its releases`);
  const of = (label: string) => crds.map(({ metadata }) => metadata!.annotations?.[label]);
  const version = only(url, VERSION, of(VERSION));
  for (const { metadata } of crds) {
    const oldest = OLDEST_OF[metadata!.name!.split('.')[0]] ?? OLDEST;
    if (isOlder(version, oldest)) {
      throw invalid(`${show(url)} is version ${version} of the Gateway API, but Istio serves ${metadata!.name} from ${oldest} on; give a later release`);
    }
  }
  return { version, channel: only(url, CHANNEL, of(CHANNEL)) };
}

function only(url: string, annotation: string, values: ReadonlyArray<string | undefined>): string {
  const [value, ...others] = new Set(values);
  if (value === undefined || others.length > 0) {
    throw invalid(`CRDs in ${show(url)} must have one value of the annotation ${annotation}, got ${[value, ...others].map((one) => one ?? 'none').join(', ')}; give one release`);
  }
  return value;
}

/** Candidates count as the release that they become, as istiod has it. */
function isOlder(version: string, oldest: string): boolean {
  const [one, other] = [version, oldest].map((text) => text.replace(/^v|-.*$/g, '').split('.').map(Number));
  const index = one.findIndex((part, place) => part !== other[place]);
  return index >= 0 && one[index] < other[index];
}
