/** Time to load the compiled package in an app against cdk8s alone: `npx projen compile && npx tsx bench/load.ts [rounds]`. */
import { child, compare } from './children';

const load = (...modules: string[]) => child(['-e', `
  const begin = performance.now();
  ${modules.map((module) => `require('${module}');`).join('\n')}
  console.log(performance.now() - begin);
`]);

compare(['cdk8s', 'cdk8s and cdk8s-istio'], (mode) => mode === 'cdk8s' ? load('cdk8s') : load('cdk8s', '../lib/src'), Number(process.argv[2] ?? 15));
