import { Exit, UsageError } from '../../src/cli/exit';
import { run } from '../../src/cli/run';
import { Verb, VerbEntry } from '../../src/cli/verb';
import { VERBS } from '../../src/cli/verbs';
import { session } from '../support/session';

const VERSION = '1.2.3';

let loaded: string[];

beforeEach(() => loaded = []);

const entry = (name: string, verb: Verb<any>): VerbEntry => ({
  name,
  summary: `do ${name}`,
  load: () => {
    loaded.push(name);
    return verb;
  },
});

const echo: Verb<{ loud?: boolean }> = {
  define: (command) => command.argument('<word...>').option('--loud', 'louder'),
  run: async ({ session: { stdout }, operands, options }) => {
    stdout.write(operands.join(' ') + (options.loud ? '!' : ''));
    return Exit.FINDINGS;
  },
};

const failing = (error: unknown): Verb<object> => ({ define: () => undefined, run: () => Promise.reject(error) });

async function call(args: string[], verbs: VerbEntry[] = [entry('echo', echo), entry('other', echo)], given = session()) {
  const exit = await run(args, given, VERSION, verbs);
  return { exit, out: given.stdout.text, err: given.stderr.text };
}

test('a verb gets its operands and options, and says how it ended', async () => {
  expect(await call(['echo', 'a', 'b', '--loud'])).toEqual({ exit: Exit.FINDINGS, out: 'a b!', err: '' });
});

test('only the verb that is called is loaded', async () => {
  await call(['--help']);
  expect(loaded).toEqual([]);
  await call(['echo', 'a']);
  expect(loaded).toEqual(['echo']);
});

test('the help lists the verbs, on standard output', async () => {
  const { exit, out, err } = await call(['--help']);
  expect({ exit, err }).toEqual({ exit: Exit.CLEAN, err: '' });
  expect(out).toMatch(/Usage: cdk8s-istio .*\n[^]*\n {2}echo +do echo\n {2}other +do other\n[^]*Exit code: 0 /);
});

test('the help of a verb is its own', async () => {
  const { exit, out } = await call(['echo', '--help']);
  expect(exit).toBe(Exit.CLEAN);
  expect(out).toMatch(/Usage: cdk8s-istio echo \[options\] <word\.\.\.>\n\nDo echo\.\n[^]*--loud/);
});

test('the version', async () => {
  expect(await call(['--version'])).toEqual({ exit: Exit.CLEAN, out: '1.2.3\n', err: '' });
});

test.each([
  [[], /^Usage: /],
  [['eho'], "error: unknown command 'eho'\n(Did you mean echo?)\n"],
  [['echo'], "error: missing required argument 'word'\n"],
  [['echo', 'a', '--lowd'], "error: unknown option '--lowd'\n(Did you mean --loud?)\n"],
])('fails with 2 for the arguments %j', async (args, message) => {
  const { exit, out, err } = await call(args);
  expect({ exit, out }).toEqual({ exit: Exit.USAGE, out: '' });
  expect(err).toMatch(message);
});

test('fails with 2 where what was given cannot be used', async () => {
  const verbs = [entry('fail', failing(new UsageError('there is no file x')))];
  expect(await call(['fail'], verbs)).toEqual({ exit: Exit.USAGE, out: '', err: 'error: there is no file x\n' });
});

test.each([
  [new Error('oops'), 'Error: oops'],
  ['oops', 'oops'],
])('fails with 3, and asks for a report, where a verb throws %p', async (error, line) => {
  const { exit, err } = await call(['fail'], [entry('fail', failing(error))]);
  expect(exit).toBe(Exit.FAULT);
  expect(err).toMatch(/^cdk8s-istio 1\.2\.3 has failed, which is a fault of its own\.\nPlease report it .*\/issues\n\n/);
  expect(err).toContain(line);
});

test('fails with 130 where the user ended it', async () => {
  const given = session({ signal: AbortSignal.abort() });
  expect(await call(['fail'], [entry('fail', failing(new Error('aborted')))], given)).toEqual({ exit: Exit.INTERRUPTED, out: '', err: '' });
});

test('each verb of the list can be loaded, and tells what it is for', async () => {
  for (const { name } of VERBS) {
    const given = session();
    expect(await run([name, '--help'], given, VERSION)).toBe(Exit.CLEAN);
    expect(given.stdout.text).toContain(`Usage: cdk8s-istio ${name} `);
  }
});
