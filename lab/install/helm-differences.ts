import { Manifest, Objects } from './objects';

/** Why what helm gives differs from what istioctl gives, each with what it is that differs. */
export const HELM_DIFFERENCES = {
  namespaces: 'The Namespaces are defined too; `istioctl install` makes them, and `istioctl manifest generate` leaves them out.',
  defaultRevision: 'What validates for the default revision is there at once; `istioctl install` makes it once istiod runs.',
  releases: 'The labels `release` and `app.kubernetes.io/instance` name the release of each chart; istioctl has one release for all.',
  values: 'The ConfigMap `values` records the values as given; nothing reads it.',
  injector: 'The values that the injector keeps are those of istiod alone; istioctl has what is for CNI and ztunnel there too, of which injection reads nothing.',
  gateways: 'Gateways come from the chart `gateway`, whose pods get their proxy by injection; istioctl has charts of its own, which write the proxy out. '
    + 'Their Services, autoscaling, labels that Gateways select by and requests of resources are the same.',
  empty: 'Maps without an entry and null are left out.',
  lineBreaks: 'istioctl cuts the final line break off a text that ends a document.',
};

const RELEASE_LABELS = ['release', 'app.kubernetes.io/instance'];
const OF_DEFAULT_REVISION = /^(istiod-default-validator|stable-channel-default-policy(-binding)?\.istio\.io)$/;

/** The objects without what is listed above, from either side. */
export function comparable(objects: Objects, gateways: readonly string[]): Objects {
  const kept = [...objects].filter(([, { kind, metadata: { name } }]) =>
    kind !== 'Namespace' && !OF_DEFAULT_REVISION.test(name) && !(kind === 'ConfigMap' && /^values(-|$)/.test(name)));
  return new Map(kept.flatMap(([key, object]) => {
    const owner = gateways.find((name) => object.metadata.name === name || object.metadata.name.startsWith(`${name}-`));
    const part = owner === undefined ? withoutSections(object) : partOfGateway(object);
    return part ? [[key, simple(part)]] : [];
  }));
}

/** What both charts for gateways have in common. */
function partOfGateway({ kind, spec }: Manifest): Manifest | undefined {
  if (kind === 'Service') return { ...spec, ports: spec.ports.map((port: object) => ({ protocol: 'TCP', ...port })) };
  if (kind === 'HorizontalPodAutoscaler') return spec;
  if (kind !== 'Deployment') return undefined;
  return { selector: spec.selector, resources: spec.template.spec.containers[0].resources };
}

/** The ConfigMap for injection without the values of other charts. */
function withoutSections(object: Manifest): Manifest {
  if (object.kind !== 'ConfigMap' || !object.data?.values) return object;
  const { cni: _, ztunnel: __, pilot: { cni: { enabled, provider }, ...pilot }, ...values } = JSON.parse(object.data.values);
  return { ...object, data: { ...object.data, values: { ...values, pilot: { ...pilot, cni: { enabled, provider } } } } };
}

function simple(value: unknown, name = ''): any {
  if (typeof value === 'string') return value.replace(/\n+$/, '');
  if (Array.isArray(value)) return value.map((one) => simple(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !/^(labels|matchLabels)$/.test(name) || !RELEASE_LABELS.includes(key))
    .map(([key, one]) => [key, simple(one, key)] as const)
    .filter(([, one]) => one !== null && JSON.stringify(one) !== '{}');
  return Object.fromEntries(entries);
}
