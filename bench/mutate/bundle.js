/**
 * Puts the tests of what is mutated into one file: a mutant then costs the start of one file and not of forty.
 *
 * Nothing is shared between tests there: what one of them made and another took from it would look as if only the first needed it.
 */
const { build } = require('esbuild');
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');
const SHARED = 'test/simulator/shared.test.ts';
const UNSHARED = `
  export const shared = (make) => make;
  export const orNone = (all) => all;
  export class MadeOnce { of(first, others, make) { return make(); } }
`;
const tests = ['test/simulator', 'test/model/match'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.test.ts') && name !== SHARED).map((name) => `./${name}`);

void build({
  stdin: { contents: tests.map((name) => `describe(${JSON.stringify(name)}, () => { require(${JSON.stringify(name)}); });`).join('\n'), resolveDir: ROOT },
  bundle: true,
  packages: 'external',
  plugins: [{
    name: 'nothing is shared',
    setup: ({ onLoad }) => onLoad({ filter: /src\/simulator\/shared\.ts$/ }, () => ({ contents: UNSHARED, loader: 'js' })),
  }],
  platform: 'node',
  outfile: join(__dirname, 'bundled/all.test.js'),
});
