import { App, Chart } from 'cdk8s';
import { Schema } from '../../build-tools/crds';
import { MeshResource, MeshResourceProps } from '../../src';
import { Manifest, specSchema } from '../support/crds';
import { leafValues, leavesOf, LeafValue } from '../support/leaves';
import { Probe } from './probe';

/** Fills an object of a kind through the public API. */
export type Recipe = (scope: Chart, probe: Probe) => void;

/** How the fields of a kind are reached. */
export interface Coverage {
  readonly apiVersion: string;
  readonly kind: string;

  /** Whether the kind's objects are in namespaces, as nearly all are. */
  readonly namespaced?: boolean;

  /** Defines the smallest object that is valid. */
  readonly minimal: (scope: Chart, id: string, props: MeshResourceProps) => MeshResource;

  /** Several where fields exclude each other. */
  readonly recipes: Record<string, Recipe>;

  /** Leaves and enum values that have no property, each with the reason. */
  readonly leftOut: ReadonlyArray<readonly [leaf: RegExp, reason: string]>;
}

/** What is measured: a schema, and how its leaves are filled. */
export interface Subject {
  readonly name: string;
  readonly schema: Schema;

  /** Each gives what stands at the root of the schema. */
  readonly recipes: Record<string, (probe: Probe) => object[]>;
  readonly leftOut: Coverage['leftOut'];
}

export interface Measurement {
  /** Leaves and enum values of the kind. */
  readonly all: string[];

  /** Those at which came out what was put in for them. */
  readonly reached: Set<string>;

  /** What came out elsewhere, or not at all. */
  readonly faults: string[];
}

/** What a recipe gives when one of its values is another. */
interface Variation<T> {
  readonly leaf: string;
  readonly value: unknown;
  readonly objects: T[];
}

/** What a recipe gives. */
interface Run<T> {
  readonly name: string;
  readonly probe: Probe;
  readonly objects: T[];
  readonly variations: Variation<T>[];
}

/** Runs recipes, and each of them again for each value that can be told apart only by changing it. */
function runsOf<T>(recipes: Record<string, (probe: Probe) => T[]>): Run<T>[] {
  return Object.entries(recipes).map(([name, recipe]) => {
    const probe = Probe.run();
    const objects = recipe(probe);
    const variations = probe.marks.flatMap(({ leaf, values }, turn) => values.slice(1).map((value, index) =>
      ({ leaf, value, objects: recipe(Probe.run(turn, index + 1)) })));
    return { name, probe, objects, variations };
  });
}

/** The objects of a kind that a recipe defines. */
const objectsOf = ({ apiVersion, kind }: Coverage, recipe: Recipe) => (probe: Probe): Manifest[] => {
  const chart = new Chart(new App(), 'meter', { namespace: 'shop' });
  recipe(chart, probe);
  return chart.toJson().filter((one) => one.kind === kind && one.apiVersion === apiVersion);
};

/** Everything that recipes give, which together has every leaf and every value of an enum. */
export function samples<T>(recipes: Record<string, (probe: Probe) => T[]>): T[] {
  return runsOf(recipes).flatMap(({ objects, variations }) => [...objects, ...variations.flatMap((one) => one.objects)]);
}

/** Objects of a kind that together have every leaf and every value of an enum. */
export function samplesOf(coverage: Coverage): Manifest[] {
  return samples(Object.fromEntries(Object.entries(coverage.recipes).map(([name, recipe]) => [name, objectsOf(coverage, recipe)])));
}

/** A kind, measured by the spec of its objects. */
export function subjectOf(coverage: Coverage): Subject {
  const { apiVersion, kind, recipes, leftOut } = coverage;
  return {
    name: `${apiVersion} ${kind}`,
    schema: specSchema(apiVersion, kind)!,
    recipes: Object.fromEntries(Object.entries(recipes).map(([name, recipe]) =>
      [name, (probe: Probe) => objectsOf(coverage, recipe)(probe).map(({ spec }) => spec)])),
    leftOut,
  };
}

/** Tells at which leaves came out what was put in for them. */
export function measure({ schema, recipes }: Subject): Measurement {
  const reached = new Set<string>();
  const faults: string[] = [];
  const take = (leaf: string, values: unknown[]) => [leaf, ...values.map((value) => `${leaf}=${value}`)].forEach((one) => reached.add(one));

  for (const { name, probe, objects, variations } of runsOf(recipes)) {
    const before = valuesOf(schema, objects);
    for (const { leaf, text } of probe.sentinels) {
      const found = before.filter(({ value }) => value === text).map((one) => one.leaf);
      if (found.length === 1 && found[0] === leaf) take(leaf, [text]);
      else faults.push(`${name}: '${text}' was meant for ${leaf}, and came out at ${found.join(', ') || 'no leaf'}`);
    }
    for (const { leaf, value } of probe.implications) {
      if (before.some((one) => one.leaf === leaf && one.value === value)) take(leaf, [value]);
      else faults.push(`${name}: ${JSON.stringify(value)} is not at ${leaf}`);
    }
    for (const { leaf, value, objects: others } of variations) {
      const changed = changes(before, valuesOf(schema, others));
      const leaves = [...new Set(changed.map((one) => one.leaf))];
      if (leaves.length === 1 && leaves[0] === leaf) take(leaf, changed.map((one) => one.value));
      else faults.push(`${name}: ${JSON.stringify(value)} was meant for ${leaf}, and changed ${leaves.join(', ') || 'nothing'}`);
    }
  }
  return { all: leavesOf(schema), reached, faults };
}

const valuesOf = (schema: Schema, specs: object[]): LeafValue[] => specs.flatMap((spec, index) => leafValues(schema, spec, '', `${index}`));

/** What is at a place in one list and not in the other, from either. */
function changes(before: LeafValue[], after: LeafValue[]): LeafValue[] {
  const key = ({ place, value }: LeafValue) => `${place} ${JSON.stringify(value)}`;
  const without = (list: LeafValue[], other: LeafValue[]) => {
    const keys = new Set(other.map(key));
    return list.filter((one) => !keys.has(key(one)));
  };
  return [...without(before, after), ...without(after, before)];
}
