import { Path } from './path';

type Item = Readonly<Record<string, unknown>>;
type Key = (item: Item) => string;

const by = (...fields: string[]): Key => (item) => JSON.stringify(fields.map((field) => item[field]));
const byPort = (field: string): Key => (item) => JSON.stringify([item[field], item.protocol ?? 'TCP']);

/** The lists of Kubernetes' own kinds whose items have an identity, so that others may add some, by their field. */
const KEYS: Readonly<Record<string, Key>> = {
  containers: by('name'),
  env: by('name'),
  ephemeralContainers: by('name'),
  hostAliases: by('ip'),
  imagePullSecrets: by('name'),
  initContainers: by('name'),
  ownerReferences: by('uid'),
  secrets: by('name'),
  topologySpreadConstraints: by('topologyKey', 'whenUnsatisfiable'),
  volumeDevices: by('devicePath'),
  volumeMounts: by('mountPath'),
  volumes: by('name'),
  webhooks: by('name'),
};

/** What tells the items of a list in one of Kubernetes' own kinds apart; nothing where only their order does. */
export function keyOfItems(kind: string, path: Path): Key | undefined {
  const field = String(path.at(-1));
  if (field === 'ports') return kind === 'Service' ? byPort('port') : byPort('containerPort');
  return KEYS[field];
}

/** As the pinned CRDs name it. */
export const keyByField = (field: string | undefined): Key | undefined => field === undefined ? undefined : by(field);
