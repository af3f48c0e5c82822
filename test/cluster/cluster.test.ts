import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from '../../src/cluster/cluster';
import { ClusterError, errorOf } from '../../src/cluster/cluster-error';
import { NotInstalled, Run, runner, TookTooLong } from '../../src/cluster/program';
import { FakeCluster } from '../support/fake-cluster';
import { fakeProgram } from '../support/fake-program';

describe('a program', () => {
  const { folder, env, script } = fakeProgram('tell');
  const run = (args: string[] = [], { signal = new AbortController().signal, patience = 10_000, input = undefined as string | undefined } = {}) =>
    runner({ env, signal, patience })('tell', args, input);

  test('gets its arguments as they are, and its input', async () => {
    script('echo "$#: $1"; cat; echo oops >&2; exit 3');
    expect(await run(['a $(b) "c"'], { input: 'text' })).toEqual({ code: 3, out: '1: a $(b) "c"\ntext', err: 'oops\n' });
  });

  test('may leave its input unread', async () => {
    script('exit 0');
    expect(await run([], { input: 'x'.repeat(1_000_000) })).toEqual({ code: 0, out: '', err: '' });
  });

  test('that is killed has failed', async () => {
    script('kill -9 $$');
    expect(await run()).toEqual({ code: 1, out: '', err: '' });
  });

  test('fails where it is not installed', async () => {
    const absent = runner({ env, signal: new AbortController().signal, patience: 1_000 })('nothing-of-the-kind', []);
    await expect(absent).rejects.toThrow(new NotInstalled('nothing-of-the-kind is not on the PATH'));
  });

  test('fails where it may not be run', async () => {
    script('true');
    chmodSync(join(folder, 'tell'), 0o644);
    await expect(run()).rejects.toThrow(new NotInstalled('tell cannot be run: spawn tell EACCES'));
  });

  test('fails where it takes too long', async () => {
    script('exec sleep 10');
    await expect(run([], { patience: 50 })).rejects.toThrow(new TookTooLong('tell took more than 0.05 s'));
  });

  test('fails where the user ends it', async () => {
    script('exec sleep 10');
    await expect(run([], { signal: AbortSignal.timeout(50) })).rejects.toThrow('The operation was aborted');
  });
});

describe('what kubectl says', () => {
  test.each([
    ['configuration', 'Error in configuration: context was not found for specified context: nope'],
    ['configuration', 'error: context "nope" does not exist'],
    ['configuration', 'error: stat /nope: no such file or directory'],
    ['unreachable', 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?'],
    ['unreachable', 'Unable to connect to the server: dial tcp: lookup nowhere: no such host'],
    ['unreachable', 'Unable to connect to the server: net/http: TLS handshake timeout'],
    ['unauthorized', 'error: You must be logged in to the server (Unauthorized)'],
    ['unauthorized', 'Unable to connect to the server: getting credentials: exec: executable aws not found'],
    ['forbidden', 'Error from server (Forbidden): nodes is forbidden: User "me" cannot list resource "nodes"'],
    ['not-found', 'Error from server (NotFound): the server could not find the requested resource'],
    ['unknown-kind', 'error: the server doesn\'t have a resource type "Foo"'],
    ['other', 'error: what a surprise'],
  ])('means %s: %s', (reason, text) => {
    expect(errorOf(`E1123 01:50:36.07 memcache.go:265] "Unhandled Error" err="..."\n${text}\n`).reason).toBe(reason);
  });

  test('is told without its log', () => {
    expect(errorOf('E1123 01:50 x.go:1] log\nWarning: old\nerror: what a surprise\n').message).toBe('what a surprise');
    expect(errorOf('error: unable to recognize "STDIN": dial tcp: connection refused').message).toBe('dial tcp: connection refused');
    expect(errorOf('').message).toBe('kubectl failed and did not say why');
  });
});

describe('a cluster', () => {
  test('is that of a context and a kubeconfig', async () => {
    const calls: unknown[] = [];
    const run: Run = async (...call) => {
      calls.push(call);
      return { code: 0, out: 'ok', err: '' };
    };
    expect(await new Cluster(run, { context: 'a', kubeconfig: 'b' }).raw('/readyz')).toBe('ok');
    expect(calls).toEqual([['kubectl', ['get', '--raw', '/readyz', '--context', 'a', '--kubeconfig', 'b', '--request-timeout', '20s'], undefined]]);
  });

  test('tells what the user may do', async () => {
    const fake = new FakeCluster();
    fake.denied.push('nodes');
    expect(await new Cluster(fake.run).mayDo([{ resource: 'services' }, { resource: 'nodes' }])).toEqual([true, false]);
  });

  test('is not asked for nothing', async () => {
    const fake = new FakeCluster();
    expect(await new Cluster(fake.run).read([])).toEqual({ objects: [], errors: [] });
    expect(fake.asked).toEqual([]);
  });

  test('fails where kubectl answers with something else than JSON', async () => {
    const cluster = new Cluster(async () => ({ code: 0, out: 'A new version of kubectl is there!', err: '' }));
    await expect(cluster.serverVersion()).rejects.toThrow(new ClusterError('other', 'kubectl answers with what is no JSON: A new version of kubectl is there!'));
  });

  test('tells the version of kubectl', async () => {
    expect(await new Cluster(new FakeCluster().run).clientVersion()).toEqual({ major: '1', minor: '35', gitVersion: 'v1.35.2' });
  });

  test.each([
    [0, 'shop', 'shop'],
    [0, '', 'default'],
    [1, '', 'default'],
  ])('has a namespace of what names none (exit code %d, %p)', async (code, out, namespace) => {
    expect(await new Cluster(async () => ({ code, out, err: 'error: current-context must exist' })).namespace()).toBe(namespace);
  });

  test.each([
    [new NotInstalled('kubectl is not on the PATH'), new ClusterError('kubectl', 'kubectl is not on the PATH')],
    [new TookTooLong('kubectl took more than 60 s'), new ClusterError('unreachable', 'kubectl took more than 60 s')],
    [new Error('aborted'), new Error('aborted')],
  ])('fails with %s', async (thrown, expected) => {
    const error = await new Cluster(() => Promise.reject(thrown)).raw('/').catch((one) => one);
    expect(error).toEqual(expected);
    expect(error.reason).toBe((expected as ClusterError).reason);
  });
});
