import { DataPlane } from '../../src/mesh';
import { LABEL_RULE } from '../support/rules';

test.each([
  ['sidecar', DataPlane.sidecar(), { 'istio-injection': 'enabled' }],
  ['sidecar of a revision', DataPlane.sidecar({ revision: '1-31-1' }), { 'istio.io/rev': '1-31-1' }],
  ['sidecar of a tag', DataPlane.sidecar({ revision: 'prod' }), { 'istio.io/rev': 'prod' }],
  ['ambient', DataPlane.ambient(), { 'istio.io/dataplane-mode': 'ambient' }],
  ['none', DataPlane.none(), { 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'none' }],
])('%s has its labels and no other', (_, dataPlane, labels) => {
  expect(dataPlane.namespaceLabels).toEqual(labels);
});

test('the labels cannot be changed from outside', () => {
  const dataPlane = DataPlane.ambient();
  dataPlane.namespaceLabels['istio-injection'] = 'enabled';

  expect(dataPlane.namespaceLabels).toEqual({ 'istio.io/dataplane-mode': 'ambient' });
});

test.each(['', '1.31.1', 'Prod', '-prod'])("fails with the revision '%s'", (revision) => {
  expect(() => DataPlane.sidecar({ revision }))
    .toThrow(`revision ${LABEL_RULE}, got '${revision}'`);
});
