import type { Limit, PlaceHistory } from '../../src/schema/releases';
import { EXPERIMENTAL, Schema } from '../crds';
import { DEPRECATED } from '../mesh-config';
import { bounds } from '../schema-tables';
import { DEPRECATED_VALUES } from './deprecations';

/** What is at a place in a minor version, if anything. */
export interface PlaceThen {
  readonly minor: number;
  readonly experimental?: Schema;
  readonly standard?: Schema;
}

/** When something begins, in any channel and in the standard one. */
interface Begin {
  readonly since: number;
  readonly standard: number;
}

/** What a place was in earlier versions, as far as it differs from what is around it and from what it is now; nothing where it does not. */
export function placeHistory(now: Schema, times: readonly PlaceThen[], around: Begin): PlaceHistory | undefined {
  // What is pinned of the experimental channel has not yet come to the standard one.
  const then = now.description === EXPERIMENTAL ? times.map((one) => ({ ...one, standard: one.experimental })) : times;
  const begin = {
    since: Math.max(beginOf(then, ({ experimental }) => experimental !== undefined), around.since),
    standard: Math.max(beginOf(then, ({ standard }) => standard !== undefined), around.standard),
  };
  const history = {
    ...begin.since > around.since && { since: begin.since },
    ...begin.standard > Math.max(around.standard, begin.since) && { standard: begin.standard },
    ...deprecations(then),
    ...limitsOf(now, then),
    ...fieldsOf(now, then, begin),
    ...itemsOf(now, then, begin),
  };
  return Object.keys(history).length > 0 ? history : undefined;
}

/** The first version from which on something holds. */
function beginOf(then: readonly PlaceThen[], holds: (one: PlaceThen) => boolean): number {
  return then[then.map(holds).lastIndexOf(false) + 1].minor;
}

function deprecations(then: readonly PlaceThen[]): Pick<PlaceHistory, 'deprecated' | 'deprecatedValues'> {
  const deprecated = then.find(({ experimental }) => experimental?.[DEPRECATED])?.minor;
  const values = then.flatMap(({ minor, experimental }) =>
    ((experimental?.[DEPRECATED_VALUES] ?? []) as string[]).map((value) => [value, minor] as const));
  return {
    ...deprecated !== undefined && { deprecated },
    // The first version wins.
    ...values.length > 0 && { deprecatedValues: Object.fromEntries(values.reverse()) },
  };
}

/** What held once and does not hold any more, each with the first version without it. */
function limitsOf(now: Schema, then: readonly PlaceThen[]): Pick<PlaceHistory, 'limits'> {
  const found = new Map<string, Limit>();
  then.slice(0, -1).forEach(({ experimental, standard }, index) => {
    const { minor: before } = then[index + 1];
    const any = experimental && limitOf(now, experimental);
    if (any) found.set(JSON.stringify(any), { before, ...any });
    const own = standard && limitOf(now, standard);
    if (own && JSON.stringify(own) !== JSON.stringify(any)) found.set(`standard ${JSON.stringify(own)}`, { before, standard: true, ...own });
  });
  return found.size > 0 ? { limits: [...found.values()] } : {};
}

/** In what an old schema is narrower. */
function limitOf(now: Schema, old: Schema): Pick<Limit, 'enum' | 'min' | 'max'> | undefined {
  const [[min, max], [oldMin, oldMax]] = [bounds(now), bounds(old)];
  const limit = {
    ...old.enum && !now.enum?.every((value) => old.enum!.includes(value)) && { enum: old.enum as string[] },
    ...oldMin !== undefined && oldMin > (min ?? -Infinity) && { min: oldMin },
    ...oldMax !== undefined && oldMax < (max ?? Infinity) && { max: oldMax },
  };
  return Object.keys(limit).length > 0 ? limit : undefined;
}

function fieldsOf(now: Schema, then: readonly PlaceThen[], around: Begin): Pick<PlaceHistory, 'fields'> {
  const fields = Object.entries(now.properties ?? {}).flatMap(([name, child]) => {
    const history = placeHistory(child, inside(then, ({ properties }) => properties?.[name]), around);
    return history ? [[name, history] as const] : [];
  });
  return fields.length > 0 ? { fields: Object.fromEntries(fields) } : {};
}

function itemsOf(now: Schema, then: readonly PlaceThen[], around: Begin): Pick<PlaceHistory, 'items'> {
  const itemOf = ({ items, additionalProperties }: Schema) => items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  const item = itemOf(now);
  const items = item && placeHistory(item, inside(then, itemOf), around);
  return items ? { items } : {};
}

function inside(then: readonly PlaceThen[], step: (schema: Schema) => Schema | undefined): PlaceThen[] {
  return then.map(({ minor, experimental, standard }) => (
    { minor, experimental: experimental && step(experimental), standard: standard && step(standard) }));
}
