import { ServiceHost } from '../../src';
import { Subset } from '../../src/istio';
import { LABEL_RULE } from '../support/rules';

const HOST = ServiceHost.fromName('reviews', { namespace: 'shop' });

test('a subset defined elsewhere is known by its host and name', () => {
  const subset = Subset.fromSubsetName(HOST, 'v1');

  expect({ name: subset.name, host: subset.host }).toEqual({ name: 'v1', host: HOST });
});

test.each(['', 'V1', 'v1.2', 'v_1', '-v1', 'v1-', 'v'.repeat(64)])("fails with the name '%s'", (name) => {
  expect(() => Subset.fromSubsetName(HOST, name))
    .toThrow(`subset name ${LABEL_RULE}, got '${name}'`);
});
