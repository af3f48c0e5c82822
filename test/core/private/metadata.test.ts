import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { asGiven } from '../../../src/core/private/metadata';
import { chart } from '../../support/synth';

const metadataOf = () => new ApiObject(chart(), 'one', {
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one', namespace: 'shop', labels: { a: 'b' }, annotations: { c: 'd' } },
}).metadata;

test('metadata are read as given, with what was added', () => {
  const metadata = metadataOf();
  metadata.addLabel('e', 'f');
  metadata.addAnnotation('g', 'h');
  metadata.add('generation', 1);

  expect(asGiven(metadata)).toMatchObject({ name: 'one', namespace: 'shop', labels: { a: 'b', e: 'f' }, annotations: { c: 'd', g: 'h' }, generation: 1 });
});

test('metadata that are kept in another way are resolved', () => {
  const resolved = { name: 'one', labels: { a: 'b' } };
  const metadata = { name: 'one', toJson: () => resolved } as unknown as ApiObjectMetadataDefinition;

  expect(asGiven(metadata)).toBe(resolved);
});
