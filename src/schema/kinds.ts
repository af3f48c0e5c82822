import { ruleOf } from './cel';
import { Rule } from './cel/rule';
import { RuleFacts, ShapeFacts, TableFacts } from './shape';

/** What may stand at one place, ready for use. */
export interface Shape extends Omit<ShapeFacts<Shape>, 'fields' | 'pattern' | 'rules'> {
  readonly fields?: ReadonlyMap<string, Shape>;
  readonly pattern?: RegExp;
  readonly rules: ReadonlyArray<{ readonly name: string; readonly check: Rule }>;
}

/** A kind whose CRD is pinned. */
export interface Kind {
  readonly versions: readonly string[];
  readonly root: Shape;
}

/* eslint-disable @typescript-eslint/no-require-imports */
/** An app has objects of few groups, so each table is loaded when its first object comes. */
const TABLES: Readonly<Record<string, () => TableFacts>> = {
  'extensions.istio.io': () => require('./tables/extensions.istio.io.generated').TABLE,
  'gateway.networking.k8s.io': () => require('./tables/gateway.networking.k8s.io.generated').TABLE,
  'mesh': () => require('./tables/mesh.generated').TABLE,
  'networking.istio.io': () => require('./tables/networking.istio.io.generated').TABLE,
  'security.istio.io': () => require('./tables/security.istio.io.generated').TABLE,
  'telemetry.istio.io': () => require('./tables/telemetry.istio.io.generated').TABLE,
  'values': () => require('./tables/values.generated').TABLE,
};
/* eslint-enable @typescript-eslint/no-require-imports */

const groups = new Map<string, ReadonlyMap<string, Kind>>();

/** What is pinned of a kind, if anything. */
export const findKind = (group: string, kind: string): Kind | undefined => findGroup(group)?.get(kind);

/** The kinds of a group that is pinned. */
export function findGroup(group: string): ReadonlyMap<string, Kind> | undefined {
  let kinds = groups.get(group);
  if (!kinds && Object.hasOwn(TABLES, group)) groups.set(group, kinds = link(TABLES[group]()));
  return kinds;
}

/** The pinned groups of API objects that have a kind. */
export const groupsWith = (kind: string): readonly string[] =>
  Object.keys(TABLES).filter((group) => group.includes('.') && findGroup(group)!.has(kind));

/** A shape stands behind those that it is made of. */
function link({ kinds, shapes }: TableFacts): ReadonlyMap<string, Kind> {
  const linked: Shape[] = [];
  for (const facts of shapes) linked.push(linkShape(facts, linked));
  return new Map(Object.entries(kinds).map(([kind, { versions, root }]) => [kind, { versions, root: linked[root] }]));
}

/** All shapes have all properties, so that the engine reads them alike. */
function linkShape(facts: ShapeFacts, linked: readonly Shape[]): Shape {
  return {
    type: facts.type,
    nullable: facts.nullable,
    default: facts.default,
    fields: facts.fields && new Map(Object.entries(facts.fields).map(([name, index]) => [name, linked[index]])),
    values: facts.values === undefined ? undefined : linked[facts.values],
    open: facts.open,
    required: facts.required,
    choices: facts.choices,
    items: facts.items === undefined ? undefined : linked[facts.items],
    key: facts.key,
    unique: facts.unique,
    min: facts.min,
    max: facts.max,
    enum: facts.enum,
    pattern: facts.pattern === undefined ? undefined : new RegExp(facts.pattern),
    format: facts.format,
    address: facts.address,
    rules: facts.rules?.map((rule: RuleFacts) => ({ name: rule[0], check: ruleOf(rule) })) ?? NO_RULES,
  };
}

const NO_RULES: Shape['rules'] = [];
