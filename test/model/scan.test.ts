import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isMap, isScalar, isSeq, LineCounter, Node, parseDocument } from 'yaml';
import { documentsOf } from '../../src/model/documents';
import { ObjectPath } from '../../src/model/resource';
import { outlineOf, scan, Scanned } from '../../src/model/scan';
import { filesBelow, ROOT } from '../meta/sources';

const find = (text: string, ...path: ObjectPath) => scan(outlineOf(text.split('\n')), path);

const TEXT = `# comment
spec:
  hosts:
  - a.example.com # first
  # between
  -   b.example.com
  http:
    - name: x

      route:
        - destination:
            host: "quoted"
            port: { number: 80 }
      timeout: 5s
    - - nested
    -
      name: y
  empty:
  text: |
    hosts: no
`;

test.each<[ObjectPath, Scanned | undefined]>([
  [[], { line: 1, column: 0 }],
  [['spec'], { line: 1, column: 0 }],
  [['spec', 'hosts', 0], { line: 3, column: 4, text: 'a.example.com' }],
  [['spec', 'hosts', 1], { line: 5, column: 6, text: 'b.example.com' }],
  [['spec', 'hosts', 2], { line: 2, column: 2 }],
  [['spec', 'hosts', 0, 'deeper'], { line: 3, column: 4 }],
  [['spec', 'http', 0, 'name'], { line: 7, column: 6, text: 'x' }],
  [['spec', 'http', 0, 'timeout'], { line: 13, column: 6, text: '5s' }],
  [['spec', 'http', 0, 'route', 0, 'destination'], { line: 10, column: 10 }],
  [['spec', 'http', 0, 'route', 0, 'destination', 'subset'], { line: 10, column: 10 }],
  [['spec', 'http', 0, 'missing'], { line: 7, column: 6 }],
  [['spec', 'missing'], { line: 1, column: 0 }],
  [['spec', 'http', 0, 'route', 0, 'destination', 'host'], undefined],
  [['spec', 'http', 0, 'route', 0, 'destination', 'port', 'number'], undefined],
  [['spec', 'http', 1, 0], undefined],
  [['spec', 'http', 2, 'name'], undefined],
  [['spec', 'empty', 'deeper'], undefined],
  [['spec', 'text', 'hosts'], undefined],
])('%j', (path, found) => {
  expect(find(TEXT, ...path)).toEqual(found);
});

test.each([
  ['nothing', '# comment'],
  ['JSON', '{ "spec": 1 }'],
  ['a quoted key', '"spec": 1'],
  ['tabs', '\tspec: 1'],
  ['a list where a field must be', '- spec: 1'],
  ['less indentation than before', '  a: 1\nspec: 1'],
])('is not sure of %s', (_, text) => {
  expect(find(text, 'spec', 'a')).toBeUndefined();
});

test('is not sure of an object where an item must be', () => {
  expect(find('spec: 1', 0)).toBeUndefined();
});

/** All places in a value, and one that is missing in each object. */
function pathsIn(value: unknown, path: ObjectPath = []): ObjectPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, [...path, 'missing'], ...below.flatMap((step) => pathsIn((value as Record<string | number, unknown>)[step], [...path, step]))];
}

test('says the same as a parser, where it says something', () => {
  const files = [...filesBelow('test/analysis/rules', '.yaml'), ...filesBelow('lab/bad-inputs', '.yaml')];
  let sure = 0;
  for (const document of files.flatMap((file) => documentsOf(file, readFileSync(join(ROOT, file), 'utf8')))) {
    const outline = outlineOf(document.text.split('\n'));
    const counter = new LineCounter();
    const tree = parseDocument(document.text, { lineCounter: counter, uniqueKeys: false });
    for (const path of pathsIn(load(document.text, { json: true })).slice(1)) {
      const scanned = scan(outline, path);
      if (!scanned) continue;
      sure++;
      let node: Node | null = tree.contents;
      let offset = node!.range![0];
      for (const step of path) {
        const item: Node | null | undefined = isSeq<Node>(node) ? node.items[step as number] : undefined;
        const pair = isMap<Node, Node | null>(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
        if (!item && !pair) break;
        offset = (item ?? pair!.key).range![0];
        node = item ?? pair!.value;
      }
      const { line, col } = counter.linePos(offset);
      const { file } = document;
      expect({ file, path, line: scanned.line + 1, column: scanned.column + 1 }).toEqual({ file, path, line, column: col });
    }
  }
  expect(sure).toBeGreaterThan(1000);
});
