/** The rooms of src/ and what each may import besides itself, as ARCHITECTURE.md draws them. */
export const ROOMS: Record<string, readonly string[]> = {
  schema: [],
  l1: ['imports'],
  core: ['schema'],
  gatewayapi: ['schema', 'core'],
  istio: ['schema', 'core'],
  mesh: ['schema', 'core', 'gatewayapi', 'istio'],
  addons: ['schema', 'core', 'gatewayapi', 'istio', 'mesh'],
  model: ['schema'],
  analysis: ['schema', 'model'],
  simulator: ['schema', 'model'],
  cluster: ['schema', 'model'],
  cli: ['schema', 'model', 'analysis', 'simulator', 'cluster'],
  plugin: ['core', 'model', 'analysis'],
  testing: ['schema', 'model', 'simulator'],
};

/** Rooms that may not be part of the jsii API, so src/index.ts does not reach them. */
export const HIDDEN_ROOMS: readonly string[] = ['schema', 'l1', 'model', 'analysis', 'simulator', 'cluster', 'cli', 'testing'];

/** Rooms whose `private/` others may import: the checks of core serve all, and the mesh configuration has structs of istio. */
const PRIVATE_GUESTS: Record<string, readonly string[]> = {
  core: Object.keys(ROOMS),
  istio: ['mesh'],
};

/**
 * Whether a file of one room may import a file of another.
 *
 * A `private/` folder belongs to its room and to those that PRIVATE_GUESTS names.
 *
 * @param importer room of the importing file
 * @param imported path of the imported file, relative to src/
 */
export function mayImport(importer: string, imported: string): boolean {
  const [room, ...rest] = imported.split('/');
  if (room === importer) return true;
  if (rest[0] === 'private' && !PRIVATE_GUESTS[room]?.includes(importer)) return false;
  return ROOMS[importer].includes(room);
}

/** The same rules as zones of the eslint rule import/no-restricted-paths. */
export function importZones() {
  return Object.entries(ROOMS).flatMap(([room, allowed]) => [
    {
      target: `./src/${room}`,
      from: './src',
      except: [room, ...allowed].map((name) => `./${name}`),
      message: `src/${room} may import ${allowed.join(', ') || 'nothing'} besides itself (projenrc/rooms.ts).`,
    },
    ...(allowed.includes('imports') ? [] : [{
      target: `./src/${room}`,
      from: './imports',
      message: 'src/l1 is the only door to imports/.',
    }]),
    {
      target: `./src/${room}`,
      from: allowed.filter((name) => name !== 'imports' && !PRIVATE_GUESTS[name]?.includes(room)).map((name) => `./src/${name}/private`),
      message: "another room's private/ is its own.",
    },
  ]).filter((zone) => zone.from.length > 0);
}
