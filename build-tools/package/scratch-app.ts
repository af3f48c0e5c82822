import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, progress, ROOT, run, scratchFolder, tool } from './run';
import { Tarball } from './tarball';

const MAX_QUICK_START_LINES = 15;
const L1_USER = `import { networking } from 'cdk8s-istio/l1';

export const kind: string = networking.VirtualService.GVK.kind;
`;

/** The cdk8s-plus that is our peer, and the newest one, which apps have by now. */
export function cdk8sPlusVersions(): string[] {
  const { peerDependencies, devDependencies } = manifest();
  const number = (name: string) => Number(name.replace('cdk8s-plus-', ''));
  const ofPackage = (dependencies: Record<string, string>) => Object.keys(dependencies)
    .filter((name) => /^cdk8s-plus-\d+$/.test(name))
    .sort((a, b) => number(b) - number(a))
    .map((name) => `${name}@${dependencies[name]}`);
  return [ofPackage(peerDependencies)[0], ofPackage(devDependencies)[0]];
}

export async function quickStartLength(): Promise<string> {
  const lines = quickStart()
    .replace(/\/\*[^]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
  if (lines.length > MAX_QUICK_START_LINES) {
    throw new Error(`the quick start of README.md has ${lines.length} lines; shorten it to ${MAX_QUICK_START_LINES}`);
  }
  return `${lines.length} lines of at most ${MAX_QUICK_START_LINES}`;
}

/** Does what a newcomer does: `cdk8s init`, install, paste the quick start, synthesize. */
export async function scratchApp(tarball: Tarball, cdk8sPlus: string): Promise<string> {
  const [plusName] = cdk8sPlus.split('@');
  const app = scratchFolder(`app-with-${plusName}`);
  await init(app);
  progress(`  npm install the tarball and ${cdk8sPlus}`);
  await run('npm', ['install', tarball.path, cdk8sPlus], { cwd: app });
  writeSources(app, plusName);
  progress('  tsc --noEmit');
  await run(join(app, 'node_modules', '.bin', 'tsc'), ['--noEmit'], { cwd: app, remedy: 'the quick start, l1.d.ts or our .d.ts files do not suit a new cdk8s app' });
  await run('node', ['--eval', "require('cdk8s-istio/l1').networking.VirtualService.GVK"], { cwd: app });
  progress('  npm run synth');
  await run('npm', ['run', 'synth', '--', '--no-check-upgrade'], { cwd: app });
  expectVirtualService(app);
  expectTemplateTsconfig(app);
  return `with ${readdirSync(join(app, 'node_modules')).filter((name) => name.startsWith('cdk8s-plus-')).join(', ')}`;
}

async function init(app: string) {
  progress('  cdk8s init typescript-app');
  await run(tool('cdk8s'), ['init', 'typescript-app', '--no-check-upgrade'], {
    cwd: app,
    // After its `npm install` the template runs scripts, of which `import` needs GitHub: no shell, no scripts.
    env: { npm_config_script_shell: 'true' },
  });
}

function writeSources(app: string, plusName: string) {
  writeFileSync(join(app, 'main.ts'), quickStart().replace(/cdk8s-plus-\d+/g, plusName));
  writeFileSync(join(app, 'l1-user.ts'), L1_USER);
  // The template's test is about the template's chart.
  rmSync(join(app, 'main.test.ts'));
}

function quickStart(): string {
  const block = /^```ts[^\n]*\n(.*?)^```/ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'));
  if (!block) throw new Error('README.md has no ```ts block: the first one is its quick start');
  return block[1];
}

function expectVirtualService(app: string) {
  const dist = join(app, 'dist');
  const manifests = readdirSync(dist).map((file) => readFileSync(join(dist, file), 'utf8'));
  if (!manifests.some((text) => /^kind: VirtualService$/m.test(text))) {
    throw new Error(`the quick start synthesizes no VirtualService:\n${manifests.join('\n')}`);
  }
}

function expectTemplateTsconfig(app: string) {
  const template = join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app', 'tsconfig.json');
  if (!readFileSync(join(app, 'tsconfig.json')).equals(readFileSync(template))) {
    throw new Error("the app's tsconfig.json is no longer that of 'cdk8s init': nothing may have to change it");
  }
}
