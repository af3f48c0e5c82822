import { parseSuppression, suppressor } from '../../src/analysis/suppression';
import { readText } from '../../src/model/read';

const resourceOf = (metadata: string, kind = 'Service') => readText(`apiVersion: v1\nkind: ${kind}\nmetadata: ${metadata}\n`, 'a.yaml').resources[0];
const REVIEWS = resourceOf('{ name: reviews, namespace: shop }');

test('a suppression has a code, a resource and a reason', () => {
  expect(parseSuppression('IST0102=Namespace legacy: leaves: the mesh')).toEqual({ code: 'IST0102', resource: 'Namespace legacy', reason: 'leaves: the mesh' });
  expect(parseSuppression('*=* *.shop:x')).toEqual({ code: '*', resource: '* *.shop', reason: 'x' });
});

test.each(['IST0102', 'IST0102=Namespace legacy', 'IST102=Namespace legacy: x', ''])('fails for %j', (text) => {
  expect(() => parseSuppression(text)).toThrow(
    `a suppression must be such as 'IST0102=Namespace shop: injected by hand', with '*' for any text, got '${text}'`,
  );
});

test('fails without a reason', () => {
  expect(() => parseSuppression('IST0102=Namespace legacy: ')).toThrow("a suppression needs a reason behind the colon, got 'IST0102=Namespace legacy: '");
});

test.each([
  ['IST0101', 'Service reviews.shop', true],
  ['*', 'Service reviews.shop', true],
  ['IST0101', 'Service *.shop', true],
  ['IST0101', '*', true],
  ['IST0101', 'Service r*s.s*p', true],
  ['IST0102', 'Service reviews.shop', false],
  ['IST0101', 'Service reviews', false],
  ['IST0101', 'Service reviews+shop', false],
  ['IST0101', 'Pod reviews.shop', false],
])('of %s for %s', (code, resource, suppressed) => {
  expect(suppressor([{ code, resource, reason: 'x' }])('IST0101', REVIEWS)).toBe(suppressed);
});

test('what stands in no namespace has its name alone', () => {
  const namespace = resourceOf('{ name: legacy }', 'Namespace');
  expect(suppressor([{ code: 'IST0102', resource: 'Namespace legacy', reason: 'x' }])('IST0102', namespace)).toBe(true);
});

test.each([
  ['IST0101', true],
  ['"IST0102,IST0101"', true],
  ['"*"', true],
  ['IST0102', false],
  ['""', false],
])('an annotation with %s', (value, suppressed) => {
  const resource = resourceOf(`{ name: a, annotations: { galley.istio.io/analyze-suppress: ${value} } }`);
  expect(suppressor([])('IST0101', resource)).toBe(suppressed);
});
