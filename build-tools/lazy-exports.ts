/**
 * Rewrites the compiled index files so that each file is loaded when something of it is first used: an app then pays for
 * the constructs that it has, and not for all there are. TypeScript has no such output, and jsii follows `export *` only.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = join(__dirname, '..', 'lib', 'src', 'index.js');

/** As TypeScript writes `export * from './x'` and `export * as x from './x'`. */
const ALL_OF = /^__exportStar\(require\("(\.[^"]+)"\), exports\);$/gm;
const AS_ONE = /^exports\.(\w+) = __importStar\(require\("(\.[^"]+)"\)\);$/gm;

/** An index file and those that it exports, innermost first, since a rewritten one tells its names without loading anything. */
function rewrite(file: string) {
  const text = readFileSync(file, 'utf8');
  const all = [...text.matchAll(ALL_OF)].map(([, module]) => module);
  const single = [...text.matchAll(AS_ONE)].map(([, name, module]) => ({ name, module }));
  for (const module of [...all, ...single.map((one) => one.module)]) {
    const index = join(resolve(dirname(file), module), 'index.js');
    if (existsSync(index)) rewrite(index);
  }
  if (all.length + single.length > 0) writeFileSync(file, lazy(file, all, single));
}

function lazy(file: string, all: string[], single: Array<{ name: string; module: string }>): string {
  const namesOf = (module: string) => Object.keys(require(resolve(dirname(file), module))); // eslint-disable-line @typescript-eslint/no-require-imports
  const exported = [
    ...all.flatMap((module) => namesOf(module).map((name) => ({ name, load: `require('${module}').${name}` }))),
    ...single.map(({ name, module }) => ({ name, load: `require('${module}')` })),
  ];
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const lazy = (name, load) => Object.defineProperty(exports, name, {
  enumerable: true,
  configurable: true,
  get() {
    const value = load();
    Object.defineProperty(exports, name, { enumerable: true, value });
    return value;
  },
});
${exported.map(({ name, load }) => `lazy('${name}', () => ${load});`).join('\n')}
// By which Node finds the names when an ES module imports them.
0 && (module.exports = { ${exported.map(({ name }) => name).join(', ')} });
`;
}

rewrite(ROOT);
