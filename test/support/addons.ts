import { Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { Manifest } from './crds';
import { chart, synth } from './synth';

/** The objects that addons come out as. */
export function objectsOf(define: (scope: Chart) => void): Manifest[] {
  const scope = chart();
  define(scope);
  return synth(scope);
}

/** The only object of a kind, with a name where there are several. */
export function objectOf(objects: Manifest[], kind: string, name?: string): any {
  const found = objects.filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  expect(found).toHaveLength(1);
  return found[0];
}

/** The only container of the only Deployment. */
export const containerOf = (objects: Manifest[]) => objectOf(objects, 'Deployment').spec.template.spec.containers[0];

/** A file of the only ConfigMap. */
export const configOf = (objects: Manifest[], file: string): any => load(objectOf(objects, 'ConfigMap').data[file]);
