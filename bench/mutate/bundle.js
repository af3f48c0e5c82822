/** Puts the tests of what is mutated into one file: a mutant then costs the start of one file and not of forty. */
const { buildSync } = require('esbuild');
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');
const tests = ['test/simulator', 'test/model/match'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true }).filter((name) => name.endsWith('.test.ts')).map((name) => `./${folder}/${name}`));

buildSync({
  stdin: { contents: tests.map((name) => `describe(${JSON.stringify(name)}, () => { require(${JSON.stringify(name)}); });`).join('\n'), resolveDir: ROOT },
  bundle: true,
  packages: 'external',
  platform: 'node',
  outfile: join(__dirname, 'bundled/all.test.js'),
});
