import { App, Chart, Testing } from 'cdk8s';
import { Manifest, schemaErrors } from './crds';

/** The namespace of every chart that these helpers make. */
export const NAMESPACE = 'shop';

/** A chart to define constructs in. */
export function chart(): Chart {
  return new Chart(new App(), 'test', { namespace: NAMESPACE });
}

/** Synthesizes the whole app of a chart, validations included, and checks each object against the pinned CRDs. */
export function synth(of: Chart): Manifest[] {
  const manifests: Manifest[] = Testing.synth(of);
  for (const manifest of manifests) {
    expect(schemaErrors(manifest)).toEqual([]);
  }
  return manifests;
}

/** Defines constructs in a new chart and returns the one object that they give. */
export function only(define: (scope: Chart) => void): Manifest {
  const scope = chart();
  define(scope);
  const manifests = synth(scope);
  expect(manifests).toHaveLength(1);
  return manifests[0];
}

/** Synthesizes an app and returns the objects of all its charts, checked against the pinned CRDs. */
export function synthApp(app: App): Manifest[] {
  return app.charts.flatMap((one) => synth(one));
}
