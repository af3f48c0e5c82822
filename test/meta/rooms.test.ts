import { execFileSync } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { HIDDEN_ROOMS, mayImport, ROOMS } from '../../projenrc/rooms';
import { fileOf, filesBelow, importsOf, ROOT } from './sources';

const FILES = filesBelow('src', '.ts');
const ALL = [...FILES, ...filesBelow('imports', '.ts')];

const roomOf = (file: string) => file.split('/')[1];
const inRooms = FILES.filter((file) => file.split('/').length > 2);

test('every folder of src is a room that projenrc/rooms.ts knows, and every room is there', () => {
  expect([...new Set(inRooms.map(roomOf))].sort()).toEqual(Object.keys(ROOMS).sort());
});

test('rooms form no cycle', () => {
  const visit = (room: string, path: string[]): void => {
    expect(path).not.toContain(room);
    ROOMS[room]?.forEach((next) => visit(next, [...path, room]));
  };
  Object.keys(ROOMS).forEach((room) => visit(room, []));
});

test.each(inRooms)('%s imports only along the arrows', (file) => {
  const wrong = importsOf(file)
    .map((imported) => imported.replace(/^src\//, ''))
    .filter((imported) => !mayImport(roomOf(file), imported));
  expect(wrong).toEqual([]);
});

test('files form no cycle', () => {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    expect(path.includes(file) ? [...path.slice(path.indexOf(file)), file] : []).toEqual([]);
    if (done.has(file)) return;
    importsOf(file).map((imported) => fileOf(imported, ALL)!).forEach((next) => visit(next, [...path, file]));
    done.add(file);
  };
  FILES.forEach((file) => visit(file, []));
});

test('every import leads to a file', () => {
  const lost = FILES.flatMap((file) => importsOf(file).filter((imported) => !fileOf(imported, ALL)).map((imported) => `${file}: ${imported}`));
  expect(lost).toEqual([]);
});

test('the package loads no hidden room before it is needed', () => {
  // Each file is loaded when something of it is touched.
  const program = `
    const touch = (module) => Object.values(module).forEach((one) => typeof one === 'object' && touch(one));
    touch(require('./lib/src'));
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const loaded: string[] = JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', cwd: ROOT }));
  const files = loaded.map((file) => relative(join(ROOT, 'lib'), file).split(sep).join('/')).filter((file) => !file.startsWith('..'));

  expect(files).toContain('src/core/index.js');
  // The checks of values are what the constructs check by.
  expect(files.filter((file) => HIDDEN_ROOMS.includes(roomOf(file)) && !file.startsWith('src/schema/values/'))).toEqual([]);
});

test.each([
  ['istio', 'core/host', true],
  ['istio', 'core/private/checks', true],
  ['istio', 'mesh/data-plane', false],
  ['mesh', 'istio/private/headers', true],
  ['istio', 'mesh/private/labels', false],
  ['core', 'istio/gateway', false],
  ['istio', 'imports/networking.istio.io', false],
  ['l1', 'imports/networking.istio.io', true],
])('may %s import %s: %s', (room, imported, allowed) => {
  expect(mayImport(room, imported)).toBe(allowed);
});
