import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesOf } from '../../src/model/sources';

// Else no function of it can be replaced.
jest.mock('node:fs', () => ({ ...jest.requireActual('node:fs') }));
const fs: typeof import('node:fs') = jest.requireMock('node:fs');

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

test('links are followed, and a folder is read once', () => {
  mkdirSync(join(folder, 'linked'));
  symlinkSync('../a', join(folder, 'linked', 'to-a'));
  symlinkSync('..', join(folder, 'a', 'back'));
  symlinkSync('nowhere', join(folder, 'a', 'lost'));
  expect(sourcesOf([join(folder, 'linked')])).toEqual({
    sources: ['linked/to-a/back/b/z.yml', 'linked/to-a/back/c.yaml', 'linked/to-a/x.yaml', 'linked/to-a/y.json'].map((path) => ({
      file: join(folder, path), bytes: Buffer.from(path.replace(/^linked\/to-(?:a\/back\/)?/, '')),
    })),
    problems: [],
  });
});

const broken = (path: string) => read(path).problems.map(({ file, message }) => `${file.slice(folder.length + 1)} ${message}`);

test.each([
  ['a link to nothing', 'is not there'],
  ['a link to itself', 'is a link that leads back to itself'],
  ['a pipe', 'is no regular file'],
])('fails for %s in a folder', (what, message) => {
  const path = join(folder, 'a', 'z.yaml');
  if (what === 'a pipe') execFileSync('mkfifo', [path]);
  else symlinkSync(what === 'a link to itself' ? 'z.yaml' : 'nowhere', path);
  expect(broken('a')).toEqual([`a/z.yaml ${message}`]);
});

test('fails for a folder without manifests', () => {
  mkdirSync(join(folder, 'd', 'e'), { recursive: true });
  writeFileSync(join(folder, 'd', 'note.md'), '');
  expect(broken('d')).toEqual(['d has no file that ends in .yaml, .yml or .json']);
});

test('fails for a file that may not be read', () => {
  const denied = jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
    throw Object.assign(new Error(), { code: 'EACCES' });
  });
  expect(broken('c.yaml')).toEqual(['c.yaml may not be read']);
  denied.mockImplementation(() => {
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  });
  expect(broken('c.yaml')).toEqual(['c.yaml cannot be read: EIO: i/o error']);
  denied.mockRestore();
});

test('fails for what would be in a file', () => {
  expect(broken('c.yaml/f.yaml')).toEqual(['c.yaml/f.yaml is not there: what it should be in is a file']);
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
