import { Limit, PlaceHistory } from '../../../schema/releases';
import { HISTORY } from '../../../schema/tables/releases.generated';
import { Target } from '../../target';

/** What is otherwise in the target, and so is to be looked at: of each kind, by group and kind. */
export function placesFor(target: Target): ReadonlyMap<string, PlaceHistory> {
  let known = byTarget.get(target);
  if (!known) {
    const places = Object.entries(HISTORY).flatMap(([kind, { spec }]) => {
      const kept = spec && keep(spec, target);
      return kept ? [[kind, kept] as const] : [];
    });
    byTarget.set(target, known = new Map(places));
  }
  return known;
}

const byTarget = new Map<Target, ReadonlyMap<string, PlaceHistory>>();

/** Only what concerns a target. */
function keep(place: PlaceHistory, target: Target): PlaceHistory | undefined {
  const { since, standard, deprecated, deprecatedValues, limits = [], fields = {}, items } = place;
  if (since !== undefined && since > target) return { since };
  const keptFields = Object.entries(fields).flatMap(([name, child]) => {
    const kept = keep(child, target);
    return kept ? [[name, kept] as const] : [];
  });
  const values = Object.entries(deprecatedValues ?? {}).filter(([, minor]) => minor <= target);
  const keptLimits = limits.filter(({ before }) => target < before);
  const keptItems = items && keep(items, target);
  const kept: PlaceHistory = {
    ...standard !== undefined && standard > target && { standard },
    ...deprecated !== undefined && deprecated <= target && { deprecated },
    ...values.length > 0 && { deprecatedValues: Object.fromEntries(values) },
    ...keptLimits.length > 0 && { limits: keptLimits },
    ...keptFields.length > 0 && { fields: Object.fromEntries(keptFields) },
    ...keptItems && { items: keptItems },
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

type Path = ReadonlyArray<string | number>;

/** A place of a resource with what is otherwise there. */
export interface Visit {
  readonly path: Path;
  readonly value: unknown;
  readonly place: PlaceHistory;
}

/** The places that a value has. A field that is null is not there. */
export function* visit(place: PlaceHistory, value: unknown, path: Path): Iterable<Visit> {
  if (value === undefined || value === null) return;
  yield { path, value, place };
  if (typeof value !== 'object') return;
  const { fields, items } = place;
  for (const name in fields) {
    if (Object.hasOwn(value, name)) yield* visit(fields[name], (value as Record<string, unknown>)[name], [...path, name]);
  }
  if (items === undefined) return;
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) yield* visit(items, item, [...path, isList ? Number(key) : key]);
}

/** Whether a value keeps to a limit. */
export function isWithin(value: unknown, { enum: values, min = -Infinity, max = Infinity }: Limit): boolean {
  if (values !== undefined) return values.includes(value as string);
  const size = sizeOf(value);
  return size >= min && size <= max;
}

/** What bounds are about. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : Number(value);
}
