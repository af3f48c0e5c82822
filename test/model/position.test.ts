import { positionOf } from '../../src/model/position';
import { readText } from '../../src/model/read';
import { ObjectPath, Resource } from '../../src/model/resource';

const TEXT = `# Service
apiVersion: v1
kind: Service
metadata: {name: a}
---

apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata:
    name: b
    labels: &labels
      app: b
  spec:
    selector: *labels
    ports:
    - {port: 80, name: http}
    -
      port: 81
      name:
    -
`;
const [plain, item] = readText(TEXT, 'a.yaml').resources;

test.each<[string, Resource, ObjectPath, number, number, string | undefined]>([
  ['an object', plain, [], 1, 1, undefined],
  ['an item of a List', item, [], 10, 3, undefined],
  ['a field', item, ['spec', 'ports'], 18, 5, undefined],
  ['a text', plain, ['metadata', 'name'], 4, 12, 'a'],
  ['an item', item, ['spec', 'ports', 1], 21, 7, undefined],
  ['a value in flow style', item, ['spec', 'ports', 0, 'name'], 19, 18, 'http'],
  ['a field without a value', item, ['spec', 'ports', 1, 'name'], 22, 7, undefined],
  ['what an alias leads to', item, ['spec', 'selector', 'app'], 15, 7, 'b'],
  ['what is missing: the object where it should be', item, ['spec', 'ports', 1, 'protocol'], 21, 7, undefined],
  ['an item that is missing: the list', item, ['spec', 'ports', 7], 18, 5, undefined],
  ['below a text: the text', item, ['kind', 'a', 'b'], 11, 3, undefined],
])('%s', (_, resource, path, line, column, text) => {
  expect(positionOf(resource, path)).toEqual({ file: 'a.yaml', line, column, quote: TEXT.split('\n')[line - 1], text });
});

test('the first of a document is its first line with something in it', () => {
  expect(positionOf(readText('\n\n  \napiVersion: v1\nkind: Service\nmetadata: {name: a}', 'a.yaml').resources[0]).line).toBe(4);
});
