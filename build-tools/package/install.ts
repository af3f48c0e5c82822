import { lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsOf, manifest, NotChecked, progress, run, scratchFolder } from './run';
import { Tarball } from './tarball';

const MAX_TARBALL_BYTES = 5e6;
const MAX_INSTALLED_BYTES = 15e6;
const BLOCK_BYTES = 512;

export async function tarballSize(tarball: Tarball): Promise<string> {
  return within('the tarball', tarball.bytes, MAX_TARBALL_BYTES);
}

/** What the package adds to an app that already has its peers. */
export async function installedSize(tarball: Tarball): Promise<string> {
  const app = scratchFolder('sizes');
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'sizes', private: true }));
  const peers = Object.entries(manifest().peerDependencies).map(([name, range]) => `${name}@${range}`);
  progress(`  npm install ${peers.join(' ')}`);
  await run('npm', ['install', ...peers], { cwd: app });
  const before = diskUsage(app);
  progress('  npm install the tarball beside them');
  await run('npm', ['install', tarball.path], { cwd: app });
  return within('the package installed beside its peers', diskUsage(app) - before, MAX_INSTALLED_BYTES);
}

/** Asks the registry for known vulnerabilities of what users get; not every registry answers that. */
export async function audit(): Promise<string> {
  const report = parseAudit(await findingsOf('npm', ['audit', '--omit=dev', '--json']));
  const vulnerabilities = report.metadata?.vulnerabilities;
  if (!vulnerabilities) {
    throw new NotChecked(report.statusCode ? `the registry answered ${report.statusCode}` : 'the registry gave no report');
  }
  if (vulnerabilities.total > 0) {
    const names = Object.entries(report.vulnerabilities ?? {}).map(([name, { severity }]) => `${name} (${severity})`);
    throw new Error(`vulnerable production dependencies: ${names.join(', ')}; 'npm audit --omit=dev' tells which version to take`);
  }
  return 'no known vulnerabilities in production dependencies';
}

interface AuditReport {
  readonly statusCode?: number;
  readonly metadata?: { readonly vulnerabilities: { readonly total: number } };
  readonly vulnerabilities?: Record<string, { readonly severity: string }>;
}

function parseAudit(output: string): AuditReport {
  try {
    return JSON.parse(output);
  } catch {
    return {};
  }
}

function within(what: string, bytes: number, limit: number): string {
  const sizes = `${megabytes(bytes)} of at most ${megabytes(limit)}`;
  if (bytes >= limit) {
    throw new Error(`${what} takes ${sizes}; 'npm pack --dry-run' lists what it is made of`);
  }
  return sizes;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function diskUsage(path: string): number {
  const stat = lstatSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => diskUsage(join(path, name))) : [];
  return inside.reduce((sum, bytes) => sum + bytes, stat.blocks * BLOCK_BYTES);
}
