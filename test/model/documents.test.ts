import { documentsOf } from '../../src/model/documents';

const parts = (text: string) => documentsOf('a.yaml', text).map((document) => [document.line, document.text]);

test('documents with their lines', () => {
  expect(parts('a: 1\n---\n\nb: 2\n--- # note\nc: 3')).toEqual([[1, 'a: 1\n'], [3, '\nb: 2\n'], [6, 'c: 3']]);
});

test('the ends of lines of Windows', () => {
  expect(parts('a: 1\r\n---\r\nb: 2\r\n')).toEqual([[1, 'a: 1\r\n'], [3, 'b: 2\r\n']]);
});

test('what has only comments or nothing is no document', () => {
  expect(parts('# note\n\n---\n---\n  \n')).toEqual([]);
});

test('what follows a separator on its line is part of a document', () => {
  expect(parts('a: 1\n--- b\n')).toEqual([[1, 'a: 1\n--- b\n']]);
});

test('a separator stands at the begin of a line', () => {
  expect(parts('a: |\n  ---\n  b\n----\n')).toEqual([[1, 'a: |\n  ---\n  b\n----\n']]);
});
