import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { readBlocks } from '../../src/model/blocks';
import { documentsOf } from '../../src/model/documents';
import { parseYaml } from '../../src/model/yaml';
import { filesBelow, ROOT } from '../meta/sources';

test('blocks with values of one line', () => {
  expect(readBlocks(`# comment
apiVersion: v1 # comment
metadata:
  labels: {} # none
  annotations:   # comment

    a.b/c-d_e: "quoted # text: 'x'"  # comment
    url: http://a:80#b
spec:
- one
-
  -   name: a
      ports: []
  # comment
  - -5
-
last:
`)).toEqual({
    apiVersion: 'v1',
    metadata: { labels: {}, annotations: { 'a.b/c-d_e': "quoted # text: 'x'", 'url': 'http://a:80#b' } },
    spec: ['one', [{ name: 'a', ports: [] }, -5], null],
    last: null,
  });
});

test.each([
  ['nothing', '# comment\n'],
  ['a list', '- a\n'],
  ['letters beyond ASCII', 'a: ü'],
  ['tabs', 'a:\tb'],
  ['carriage returns', 'a: b\r\n'],
  ['JSON', '{"a": 1}'],
  ['flow style', 'a: [b]'],
  ['an anchor', 'a: &b c'],
  ['a tag', 'a: !!str 1'],
  ['a text of many lines', 'a: |\n  b\n'],
  ['a text that goes on', 'a: b\n  c\n'],
  ['an item that goes on', '- a\n  c\n'],
  ['a quoted key', '"a": b'],
  ['a key that is no text', 'on: b'],
  ['a key that is there twice', 'a: 1\nb: 2\na: 3\n'],
  ['a key that all objects have', '__proto__: 1'],
  ['a colon in a text', 'a: b: c'],
  ['a colon at the end of a text', 'a: b:'],
  ['a dash without an item', 'a: -'],
  ['an escape', 'a: "\\n"'],
  ['a quote within quotes', "a: 'b''c'"],
  ['a quote that stays open', 'a: "b\nc: "'],
  ['what follows a quote', 'a: "b" c'],
  ['a comment without a blank before it', 'a: "b"#c'],
  ['deeper indentation', 'a: 1\n  b: 2\n'],
  ['deeper indentation behind a list', 'a:\n- b: 1\n c: 2\n'],
  ['less indentation than before', '  a: 1\nb: 2\n'],
  ['a list where a key must be', 'a: 1\n- b\n'],
  ['a second document', 'a: 1\n...\nb: 2\n'],
  ['many levels', Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
])('leaves %s to a parser', (_, text) => {
  expect(readBlocks(text)).toBeUndefined();
});

/** Objects in the form in which tools write them. */
const DOCUMENTS = filesBelow('test/analysis/rules', '.yaml')
  .flatMap((file) => documentsOf(file, readFileSync(join(ROOT, file), 'utf8')))
  .map(({ text }, index) => dump(parseYaml(text).value, { lineWidth: -1, noRefs: true, noArrayIndent: index % 2 === 0 }));

const PIECES = [
  '\n', ' ', '  ', '- ', '-', ':', ': ', '#', ' #', '"', "'", '{}', '[]', '{', '[', '}', ']', ',', 'a', 'null', '~', 'yes', '0', '1.5', '0x1', '010', '1e3',
  '.inf', '\\', '|', '>', '&', '*', '!', '?', '? ', '---', '...', '%', '@', '`', '\t', '\r', 'é', '<<', '__proto__', 'true: ', '1: ', '\n- ', '\n  ', '\nb: ',
];

test('reads the same as a parser, where it reads something', () => {
  let read = 0;
  const agrees = (text: string) => {
    const value = readBlocks(text);
    if (value === undefined) return;
    read++;
    expect({ text, value }).toEqual({ text, ...parseYaml(text) });
  };
  DOCUMENTS.forEach(agrees);
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), piece: fc.constantFrom('', ...PIECES), dropped: fc.nat(3) });
  fc.assert(fc.property(fc.constantFrom(...DOCUMENTS), fc.array(change, { minLength: 1, maxLength: 3 }), (document, changes) => {
    agrees(changes.reduce((text, { at, piece, dropped }) => {
      const place = Math.floor(at * text.length);
      return text.slice(0, place) + piece + text.slice(place + dropped);
    }, document));
  }), { numRuns: 3000 });
  expect(read).toBeGreaterThan(DOCUMENTS.length);
});
