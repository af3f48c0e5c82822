import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { App, Names, Yaml } from 'cdk8s';
import { afterSynth } from '../after-synth';
import { InstallPlan } from '../install-plan';
import { istioOperator } from '../operator';
import { Install } from './install';

/** Writes the IstioOperator file when the app is synthesized. */
export const istioctl: Install = (scope, plan) => {
  const name = Names.toDnsLabel(scope, { includeHash: false });
  // Once here, so that what istioctl cannot do is said where the mesh is defined.
  const content = Yaml.stringify(istioOperator(plan, name));
  afterSynth(scope, (app) => write(app, `${name}.yaml`, plan, content));
};

/** Beside the app's output, because what is in there is applied. */
function write(app: App, name: string, plan: InstallPlan, content: string) {
  const folder = join(dirname(resolve(app.outdir)), 'install');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, `${header(plan, name)}${content}`);
  renameSync(unfinished, file);
}

const header = ({ version }: InstallPlan, name: string) =>
  `# Not a resource of a cluster, but input of istioctl ${version}. It installs or upgrades by:\n#   istioctl install -f install/${name}\n`;
