/**
 * Checks what `npm publish` would publish (`npx projen check-package`, after `npx projen compile`):
 * its files, types and sizes, and that the quick start of README.md works in a new app.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, installedSize, tarballSize } from './package/install';
import { NotChecked, progress, ROOT } from './package/run';
import { cdk8sPlusVersions, quickStartLength, scratchApp } from './package/scratch-app';
import { areTheTypesWrong, pack, publint, publishDryRun, Tarball } from './package/tarball';

type Outcome = 'ok' | 'FAIL' | 'skip';

interface Result {
  readonly outcome: Outcome;
  readonly line: string;
}

async function main() {
  const results: Result[] = [];
  const check = async (name: string, run: () => Promise<string>) => {
    progress(name);
    results.push(await judge(name, run));
  };

  let tarball: Tarball | undefined;
  await check('npm pack', async () => {
    tarball = await pack();
    return `${tarball.bytes} bytes`;
  });
  const packed = () => {
    if (!tarball) throw new Error('there is no tarball to look at: mend npm pack first');
    return tarball;
  };

  await check('publint', async () => publint(packed()));
  await check('are the types wrong', async () => areTheTypesWrong(packed()));
  await check('npm publish --dry-run', async () => publishDryRun(packed()));
  await check('size of the tarball', async () => tarballSize(packed()));
  await check('size of the install', async () => installedSize(packed()));
  await check('length of the quick start', quickStartLength);
  for (const plus of cdk8sPlusVersions()) {
    await check(`quick start in a new app, ${plus}`, async () => scratchApp(packed(), plus));
  }
  await check('npm audit', audit);
  report(results);
}

async function judge(name: string, run: () => Promise<string>): Promise<Result> {
  try {
    return { outcome: 'ok', line: `${name}: ${await run()}` };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof NotChecked) return { outcome: 'skip', line: `${name}: not checked (${message})` };
    return { outcome: 'FAIL', line: `${name}: ${message.replaceAll('\n', '\n      ')}` };
  }
}

function report(results: Result[]) {
  progress('done');
  for (const { outcome, line } of results) console.log(`${outcome.padEnd(4)}  ${line}`);
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const counts = { passed: count('ok'), failed: count('FAIL') };
  mkdirSync(join(ROOT, 'test-reports'), { recursive: true });
  writeFileSync(join(ROOT, 'test-reports', 'package.json'), JSON.stringify(counts) + '\n');
  if (counts.failed > 0) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
