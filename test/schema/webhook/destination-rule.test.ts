import { validateObject } from '../../../src/schema/validate-object';
import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('destination-rule');
testSamples('destination-rule');

test('fails for overlapping localities in any order of the map', () => {
  const judge = (to: Record<string, number>) => validateObject({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'a', namespace: 'b' },
    spec: {
      host: 'c',
      trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: 'eu', to }] } }, outlierDetection: {} },
    },
  }).map(({ message }) => message);

  const expected = ["must have localities that do not overlap, got 'us/a/b' after one that has it"];
  expect(judge({ 'us/*': 20, 'us/a/b': 80 })).toEqual(expected);
  expect(judge({ 'us/a/b': 80, 'us/*': 20 })).toEqual(expected);
});
