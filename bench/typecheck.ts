/** Time to type-check an app that imports everything, against one with cdk8s alone: `npx projen compile && npx tsx bench/typecheck.ts [rounds]`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './children';

const TSC = require.resolve('typescript/bin/tsc');
const APP = "import { App, Chart } from 'cdk8s';\nnew Chart(new App(), 'chart');\n";
const MODES: Record<string, string> = {
  'an app with cdk8s': APP,
  'an app that imports all of cdk8s-istio': `${APP}import * as all from '../../lib/src';\nexport const names = Object.keys(all);\n`,
};

const folder = mkdtempSync(join(__dirname, 'typecheck-'));
try {
  const options = { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', target: 'es2022', strict: true, noEmit: true, types: ['node'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['app.ts'] }));
  compare(Object.keys(MODES) as [string, string], (mode) => {
    writeFileSync(join(folder, 'app.ts'), MODES[mode]);
    const begin = performance.now();
    execFileSync(process.execPath, [TSC, '-p', folder], { stdio: 'inherit' });
    return performance.now() - begin;
  }, Number(process.argv[2] ?? 5));
} finally {
  rmSync(folder, { recursive: true });
}
