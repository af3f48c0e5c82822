/**
 * What the pinned API and the control plane of the lab do not have in common, as a section of lab/README.md:
 * `npx tsx lab/api-difference.ts [--write]`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { Crd } from '../build-tools/crds';
import { leavesOf } from '../test/support/leaves';
import { CRDS } from './toolchain';

const README = join(__dirname, 'README.md');
const [BEGIN, END] = ['<!-- api-difference -->', '<!-- /api-difference -->'];

/** Leaves and enum values of each kind. */
type Api = ReadonlyMap<string, ReadonlySet<string>>;

function apiOf(text: string): Api {
  const crds = (loadAll(text) as Crd[]).filter((one) => one?.kind === 'CustomResourceDefinition');
  return new Map(crds.map(({ spec }) => {
    const served = spec.versions.filter((one) => one.served !== false);
    const leaves = served.flatMap(({ schema }) => leavesOf(schema.openAPIV3Schema.properties!.spec ?? {}));
    return [`${spec.names.kind} (${spec.group})`, new Set(leaves)];
  }));
}

function moduleFolder(name: string): string {
  const { status, stdout, stderr } = spawnSync('go', ['list', '-m', '-f', '{{.Dir}}', name], { cwd: __dirname, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the folder of the Go module ${name} is unknown: ${stderr}`);
  return stdout.trim();
}

const read = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n---\n');

function lines(title: string, one: Api, other: Api): string[] {
  const kinds = [...one.keys()].filter((kind) => !other.has(kind));
  const fields = [...one].filter(([kind]) => other.has(kind)).map(([kind, leaves]) => {
    const rest = other.get(kind)!;
    return [kind, [...leaves].filter((leaf) => leaf !== '' && !rest.has(leaf))] as const;
  }).filter(([, leaves]) => leaves.length > 0);
  return [
    `- ${title}${kinds.length + fields.length === 0 ? ' nothing' : ''}`,
    ...kinds.sort().map((kind) => `  - all of ${kind}`),
    ...fields.sort().map(([kind, leaves]) => `  - ${kind}: ${leaves.sort().map((leaf) => `\`${leaf}\``).join(', ')}`),
  ];
}

/** The section, without the rest of the page. */
export function apiDifference(): string {
  const pinned = apiOf(read(CRDS));
  const served = apiOf([
    readFileSync(join(moduleFolder('istio.io/istio'), 'manifests', 'charts', 'base', 'files', 'crd-all.gen.yaml'), 'utf8'),
    read(join(moduleFolder('sigs.k8s.io/gateway-api'), 'config', 'crd', 'standard')),
  ].join('\n---\n'));
  return [...lines('Only in the pinned API:', pinned, served), ...lines('Only in the API of the lab\'s control plane:', served, pinned)].join('\n');
}

/** The section as it stands in the page. */
export function writtenDifference(): string {
  const page = readFileSync(README, 'utf8');
  return page.slice(page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)).trim();
}

if (require.main === module) {
  const difference = apiDifference();
  if (process.argv.includes('--write')) {
    const page = readFileSync(README, 'utf8');
    writeFileSync(README, `${page.slice(0, page.indexOf(BEGIN) + BEGIN.length)}\n${difference}\n${page.slice(page.indexOf(END))}`);
  } else {
    process.stdout.write(`${difference}\n`);
  }
}
