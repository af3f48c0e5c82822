import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../meta/sources';
import { fakeProgram } from '../support/fake-program';

const PROGRAM = join(ROOT, 'bin', 'cdk8s-istio');

const { folder, env, script } = fakeProgram('kubectl');

const call = (args: string[], input = '') => spawnSync(process.execPath, [PROGRAM, ...args], { env, input, encoding: 'utf8' });

test('data goes to standard output, and the exit code tells how it ended', () => {
  script('echo \'{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}\'');
  const { status, stdout, stderr } = call(['verify', '-'], '{apiVersion: v1, kind: Namespace, metadata: {name: a}}');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('1 object: 1 ready');
});

test('talk goes to standard error', () => {
  expect(call(['nothing'])).toMatchObject({ status: 2, stdout: '', stderr: "error: unknown command 'nothing'\n" });
});

test('whoever reads it may have enough', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${PROGRAM}" --help | true`], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('SIGINT ends it and what it runs', async () => {
  const file = join(folder, 'pid');
  script(`echo $$ > ${file}.new; mv ${file}.new ${file}; exec sleep 60`);
  const child = spawn(process.execPath, [PROGRAM, 'verify', '-'], { env });
  child.stdin.end('{apiVersion: v1, kind: Namespace, metadata: {name: a}}');
  while (!existsSync(file) && child.exitCode === null) await setTimeout(10);
  const kubectl = Number(readFileSync(file, 'utf8'));
  expect(process.kill(kubectl, 0)).toBe(true);
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(130);
  expect(() => process.kill(kubectl, 0)).toThrow('ESRCH');
});
