import { positionOf } from '../../src/model/position';
import { readValues } from '../../src/model/values';

const service = (extra: object = {}) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, ...extra });

test('an object has the name of where it comes from, and its lines as YAML', () => {
  const { resources: [resource], problems } = readValues([{ name: 'shop/a', value: service({ spec: { type: 'y' } }) }], 'shop');
  expect(problems).toEqual([]);
  expect(resource).toMatchObject({ kind: 'Service', namespace: 'shop', name: 'a' });
  expect(Object.isFrozen(resource.object.spec)).toBe(true);
  expect(positionOf(resource, ['spec', 'type'])).toEqual({ file: 'shop/a', line: 6, column: 3, quote: "  type: 'y'" });
  expect(positionOf(resource)).toMatchObject({ line: 1, quote: 'apiVersion: v1' });
});

test('the same object twice is a problem, and the last one counts', () => {
  const { resources, problems } = readValues([{ name: 'first', value: service() }, { name: 'second', value: service({ spec: {} }) }], 'shop');
  expect(resources).toHaveLength(1);
  expect(resources[0].object.spec).toEqual({});
  expect(problems).toEqual([{
    code: 'doubled', severity: 'warning', file: 'second', message: 'Service shop/a is there already, from first; only one of them can be applied',
  }]);
});

test('what is no object of Kubernetes is a problem', () => {
  const { resources, problems } = readValues([{ name: 'first', value: {} }], 'shop');
  expect(resources).toEqual([]);
  expect(problems).toMatchObject([{ code: 'no-object', file: 'first' }]);
});
