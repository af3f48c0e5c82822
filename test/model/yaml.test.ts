import { isUnexpectedBoolean } from '../../src/model/plain';
import { readYaml } from '../../src/model/yaml';

test.each<[string, unknown]>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((text): [string, unknown] => [text, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((text): [string, unknown] => [text, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((text): [string, unknown] => [text, null]),
  ['0', 0],
  ['-7', -7],
  ['+7', 7],
  ['010', 8],
  ['-010', -8],
  ['0o17', 15],
  ['0x1F', 31],
  ['-0b11', -3],
  ['1_000', 1000],
  ['09', 9],
  ['1.10', 1.1],
  ['1.', 1],
  ['.5', 0.5],
  ['1e3', 1000],
  ['1e999', '1e999'],
  ['-.inf', -Infinity],
  ['.nan', NaN],
  ['2020-01-01', '2020-01-01'],
  ['2020-01-01T10:00:00Z', '2020-01-01T10:00:00Z'],
  ['12:30:45', '12:30:45'],
  ['1.2.3', '1.2.3'],
  ['yEs', 'yEs'],
  ['"y"', 'y'],
  ["'010'", '010'],
  ['!!str 1', '1'],
  ['!!int 010', 8],
  ['!!float 1.5', 1.5],
  ['!!bool off', false],
  ['!!binary aGVsbG8=', 'hello'],
  ['!!binary ""', ''],
  ['!!timestamp 2020-01-01', '2020-01-01'],
])('%s is read as Kubernetes reads it', (text, value) => {
  expect(readYaml(`a: ${text}\n`)).toEqual({ value: { a: value } });
});

test('keys are texts', () => {
  expect(readYaml('80: a\non: b\n1.5: c\n')).toEqual({ value: { 80: 'a', true: 'b', 1.5: 'c' } });
});

test('aliases and merge keys', () => {
  expect(readYaml('a: &a {x: 1}\nb: {<<: *a, z: 2}\nc: *a\n')).toEqual({ value: { a: { x: 1 }, b: { x: 1, z: 2 }, c: { x: 1 } } });
});

test('JSON with tabs', () => {
  expect(readYaml('{\n\t"a": "\\/\\ud83d\\ude00"\n}')).toEqual({ value: { a: '/😀' } });
});

test('fails at a key that is there twice, and takes the later one', () => {
  expect(readYaml('a: 1\nb: 2\na: 3\n')).toEqual({ value: { a: 3, b: 2 }, error: { reason: 'the key stands twice in the same object', line: 2 } });
});

test.each([
  ['a:\n\tb: 1', 'tab characters must not be used in indentation', 1],
  ['a: 1\nb\n', 'can not read a block mapping entry; a multiline key may not be an implicit key', 1],
  ['a: *b', 'unidentified alias "b"', 0],
  ['a: !Ref b', 'the tag !Ref means nothing to Kubernetes; leave it out', 0],
  ['a: 1\n...\nb: 2\n', "a second document begins in it; put a line '---' before that", 1],
  ['a: 1\na: 2\n...\nb: 2\n', 'the key stands twice in the same object', 1],
  ['['.repeat(100_000), 'it is nested too deeply', 0],
  ['a: {{ .Values.a }}-b', 'bad indentation of a mapping entry; it is a template, give what it renders to', 0],
  ['{{- if .Values.a }}\na: 1\n{{- end }}\n', 'missed comma between flow collection entries; it is a template, give what it renders to', 0],
])('fails at %j', (text, reason, line) => {
  expect(readYaml(text).error).toEqual({ reason, line });
});

test('words that few take for booleans', () => {
  expect(['y', 'off', 'No', 'true', 'FALSE', 'x', ''].filter(isUnexpectedBoolean)).toEqual(['y', 'off', 'No']);
});
