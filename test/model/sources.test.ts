import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesOf } from '../../src/model/sources';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const path of ['b', 'a', '.git', 'node_modules/x']) mkdirSync(join(folder, path), { recursive: true });
  for (const file of ['b/z.yml', 'a/y.json', 'a/x.yaml', 'a/note.md', '.git/a.yaml', 'node_modules/x/a.yaml', 'c.yaml']) {
    writeFileSync(join(folder, file), file);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (...paths: string[]) => {
  const { sources, problems } = sourcesOf(paths.map((path) => join(folder, path)));
  expect(sources.every(({ file, bytes }) => file === join(folder, Buffer.from(bytes).toString()))).toBe(true);
  return { files: sources.map(({ file }) => file.slice(folder.length + 1)), problems };
};

test('manifests of a folder and those within, in order', () => {
  expect(read('.')).toEqual({ files: ['a/x.yaml', 'a/y.json', 'b/z.yml', 'c.yaml'], problems: [] });
});

test('a file that is named is read whatever its ending, and only once', () => {
  expect(read('a/note.md', 'c.yaml', '.', 'c.yaml').files).toEqual(['a/note.md', 'c.yaml', 'a/x.yaml', 'a/y.json', 'b/z.yml']);
});

test('fails for what is not there, and reads the rest', () => {
  expect(read('d.yaml', 'c.yaml')).toEqual({
    files: ['c.yaml'],
    problems: [{ code: 'unreadable', severity: 'error', message: 'is not there', file: join(folder, 'd.yaml') }],
  });
});

test('fails for what cannot be read for another reason', () => {
  writeFileSync(join(folder, 'e'), '');
  expect(read('e/f.yaml').problems[0].message).toMatch(/^cannot be read: ENOTDIR/);
});

test('fails for a file that is too large', () => {
  truncateSync(join(folder, 'c.yaml'), 500 * 1024 * 1024 + 1);
  expect(read('c.yaml').problems[0].message).toBe('is larger than 500 MiB; split it');
  truncateSync(join(folder, 'c.yaml'), 3 * 1024 ** 3);
  expect(read('c.yaml').problems[0].message).toBe('is larger than 500 MiB; split it');
});

test('the standard input, as it was given', () => {
  const stdin = Buffer.from('a');
  expect(sourcesOf(['-', '-'], stdin)).toEqual({ sources: [{ file: '-', bytes: stdin }], problems: [] });
});

test('the standard input of the process', () => {
  const program = `console.log(require(${JSON.stringify(join(__dirname, '../../src/model/sources'))}).sourcesOf(['-']).sources[0].bytes.toString())`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '-e', program], { input: 'hello', encoding: 'utf8' });
  expect(output).toBe('hello\n');
});
