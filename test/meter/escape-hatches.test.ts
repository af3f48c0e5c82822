import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { chart, synth } from '../support/synth';
import * as kinds from './kinds';

const METADATA = { name: 'given', labels: { team: 'web' }, annotations: { note: 'by hand' } };

describe.each(Object.values(kinds).map((one) => [one.apiVersion, one.kind, one] as const))('%s %s', (apiVersion, kind, { minimal, namespaced = true }) => {
  const inNamespace = (namespace: string) => namespaced ? { namespace } : {};

  test('is named after its path, in the namespace of the chart', () => {
    const scope = new Chart(new App(), 'test', { namespace: 'shop', labels: { chart: 'test' } });
    minimal(scope, 'one', {});

    expect(synth(scope)).toMatchObject([{ apiVersion, kind, metadata: { name: 'test-one', ...inNamespace('shop'), labels: { chart: 'test' } } }]);
  });

  test('takes metadata, at once and later', () => {
    const scope = chart();
    const resource = minimal(scope, 'one', { metadata: { ...METADATA, namespace: 'elsewhere' } });
    resource.metadata.addLabel('stage', 'prod');
    resource.metadata.addAnnotation('galley.istio.io/analyze-suppress', 'IST0101');

    expect(synth(scope)[0].metadata).toEqual({
      ...METADATA,
      ...inNamespace('elsewhere'),
      labels: { team: 'web', stage: 'prod' },
      annotations: { 'note': 'by hand', 'galley.istio.io/analyze-suppress': 'IST0101' },
    });
  });

  test('can be patched', () => {
    const scope = chart();
    minimal(scope, 'one', {}).addJsonPatch(JsonPatch.add('/metadata/finalizers', ['example.com/keep']));

    expect(synth(scope)[0].metadata).toMatchObject({ finalizers: ['example.com/keep'] });
  });

  test('is the ApiObject itself', () => {
    const resource = minimal(chart(), 'one', {});

    expect(ApiObject.of(resource)).toBe(resource);
    expect([resource.apiVersion, resource.kind, resource.name]).toEqual([apiVersion, kind, 'test-one']);
    if (namespaced) expect(resource.namespace).toBe('shop');
  });

  test('comes after what it depends on', () => {
    const scope = chart();
    const first = minimal(scope, 'a', {});
    first.addDependency(minimal(scope, 'b', {}));

    expect(synth(scope).map(({ metadata }) => metadata.name)).toEqual(['test-b', 'test-a']);
  });
});
