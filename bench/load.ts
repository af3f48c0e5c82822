/** Time to load the compiled package in an app against cdk8s alone: `npx projen compile && npx tsx bench/load.ts [rounds]`. */
import { child, compare } from './children';

const ALONE = "require('cdk8s')";
const LOADED = `${ALONE}; const { istio, mesh } = require('../lib/src')`;
// What an app like the tutorial touches; the rest stays unread.
const USED = `${LOADED}; void [istio.Gateway, istio.VirtualService, istio.DestinationRule, mesh.MeshNamespace]`;

const MODES: Record<string, string> = { 'cdk8s': ALONE, 'cdk8s and cdk8s-istio': LOADED, "cdk8s and the tutorial's constructs": USED };

const load = (mode: string) => child(['-e', `const begin = performance.now(); ${MODES[mode]}; console.log(performance.now() - begin);`]);

for (const measured of Object.keys(MODES).slice(1)) compare(['cdk8s', measured], load, Number(process.argv[2] ?? 15));
