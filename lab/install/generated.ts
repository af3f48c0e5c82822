import { App, Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import * as fc from 'fast-check';
import { Values } from '../../src/mesh/private/install-plan';
import { merge } from '../../src/mesh/private/values/merge';
import { ALL_SAMPLES, Section } from '../../test/meter/values';
import { meshConfig } from '../generators/mesh-config';

/** How many of all properties one set has. */
const SHARE = 0.3;

/** How a component is installed, and not a value; what leaves hardly anything that could differ; what makes no sense without others. */
const NOT_GENERATED = ['enabled', 'namespace', 'resourceScope', 'resourceName', 'replicaCount', 'podDisruptionBudget'];

/** Input of a Mesh, and the same as values, written without our code. */
export interface Generated {
  readonly given: Partial<mesh.MeshProps>;
  readonly written: Values;
}

/** Generated values of the components that a profile has, and a generated configuration that our types let through. */
export function generated(seed: number, sections: readonly Section[]): Generated {
  const samples = ALL_SAMPLES.filter(({ section, property }) => sections.includes(section) && !NOT_GENERATED.includes(property));
  const names = [...new Set(samples.map(({ section, property }) => `${section}.${property}`))];
  const [choice] = fc.sample(fc.tuple(...names.map(() => fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat()))), { seed, numRuns: 1 });
  let [given, written]: [Values, Values] = [{}, {}];
  names.forEach((name, index) => {
    const [chance, which] = choice[index];
    if (chance > SHARE) return;
    const candidates = samples.filter(({ section, property }) => `${section}.${property}` === name);
    const { section, property, ...sample } = candidates[which % candidates.length];
    given = { ...given, [section]: { ...given[section], [property]: sample.given } };
    written = merge(written, sample.written);
  });
  return { given: { ...given, config: configuration(seed) }, written };
}

function configuration(seed: number): mesh.MeshConfig {
  for (const recipe of fc.sample(meshConfig, { seed, numRuns: 1000 })) {
    try {
      const config = recipe();
      new mesh.Mesh(new Chart(new App(), 'lab'), 'mesh', { version: '1.31.1', config });
      return config;
    } catch (error) {
      if (error instanceof TypeError) throw error;
    }
  }
  throw new Error('no generated configuration was let through');
}
