import { ObjectLike } from '../problem';
import { show } from '../values/show';
import { Place } from './place';

/** What the rules of a kind read of an object's metadata. */
export interface Metadata {
  readonly name: string;

  /** Nothing where it is left to who applies the object. */
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly annotations: Readonly<Record<string, string | undefined>>;
}

const DRY_RUN = 'istio.io/dry-run';
/** Annotations by which istiod marks what it makes itself. */
const RESERVED = ['internal.istio.io/webhook-always-reject', 'internal.istio.io/parent-namespace', 'internal.istio.io/parents'];
/** As Go reads booleans. */
const BOOLEANS: ReadonlyArray<string | undefined> = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

const record = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as Record<string, string | undefined>;

export function metadataOf(object: ObjectLike): Metadata {
  const { name = '', namespace, ...maps } = record(object.metadata);
  return { name, namespace, labels: record(maps.labels), annotations: record(maps.annotations) };
}

/** Rules that hold for the annotations of every kind; only an AuthorizationPolicy can be tried without effect. */
export function annotations(metadata: Metadata, place: Place, mayDryRun: boolean): void {
  for (const name of RESERVED) {
    if (name in metadata.annotations) place.at(name).error('is reserved for istiod; drop the annotation');
  }
  if (DRY_RUN in metadata.annotations && !mayDryRun) {
    place.at(DRY_RUN).error('is for an AuthorizationPolicy only; drop the annotation');
  }
}

/** A dry run is for policies that allow or deny. */
export function dryRun(metadata: Metadata, action: string, place: Place): void {
  if (!(DRY_RUN in metadata.annotations)) return;
  const value = metadata.annotations[DRY_RUN];
  if (action !== 'ALLOW' && action !== 'DENY') {
    place.at(DRY_RUN).error(`is for the actions ALLOW and DENY only, and the action is ${action}; drop the annotation`);
  } else if (!BOOLEANS.includes(value)) {
    place.at(DRY_RUN).error(`must be 'true' or 'false', got ${show(value)}`);
  }
}
