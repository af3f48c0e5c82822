import { Exit } from '../../src/cli/exit';
import { run } from '../../src/cli/run';
import { fakeProgram } from '../support/fake-program';
import { session } from '../support/session';

const { env, script } = fakeProgram('kubectl');

async function preflight(args: string[] = [], terminal = false) {
  const given = session({ env, terminal });
  const exit = await run(['preflight', ...args], given, '1.2.3');
  return { exit, out: given.stdout.text, err: given.stderr.text };
}

const VERSION = 'echo \'{"clientVersion": {"major": "1", "minor": "35", "gitVersion": "v1.35.2"}, "major": "1", "minor": "36", "gitVersion": ""}\'';

/** Whose API server answers to nothing but its version and health, and knows nobody. */
const STRANGER = `case "$*" in
  *version*) ${VERSION};;
  *readyz*|*livez*) echo '[+]ping ok';;
  *create*) exit 0;;
  *) echo 'Error from server (Forbidden): it is forbidden' >&2; exit 1;;
esac`;

test('a table, with what to do', async () => {
  script(STRANGER);
  expect(await preflight()).toEqual({
    exit: Exit.FINDINGS,
    err: '',
    out: `✔  kubectl                      1.35.2
✔  API server                   alive and ready, by 1 check of its own
i  Kubernetes                   1.36, newer than 1.35, up to which Istio is tested
!  nodes                        nobody knows: it is forbidden
                                ask as somebody who may read it
!  DNS                          nobody knows: it is forbidden
                                ask as somebody who may read it
!  control plane of Kubernetes  nobody knows: it is forbidden
                                ask as somebody who may read it
i  Helm                         not installed; only those need it who install Istio's charts with it
!  CRDs of Istio                nobody knows: it is forbidden
                                ask as somebody who may read it
!  CRDs of the Gateway API      nobody knows: it is forbidden
                                ask as somebody who may read it
!  istiod                       nobody knows: it is forbidden
                                ask as somebody who may read it
!  webhooks                     nobody knows: it is forbidden
                                ask as somebody who may read it
✖  permissions                  you may not create destinationrules, envoyfilters, gateways and 25 more in istio-system
                                ask for a role with these rights

12 checks: 2 ok, 2 to know, 7 to look at, 1 failed
`,
  });
});

test('for programs, of another namespace', async () => {
  script(STRANGER.replace('*create*) exit 0', '*create*) yes true | head -40'));
  const { exit, out } = await preflight(['-o', 'json', '-n', 'mesh']);
  expect(exit).toBe(Exit.CLEAN);
  const { ok, checks } = JSON.parse(out);
  expect(ok).toBe(true);
  expect(checks).toHaveLength(12);
  expect(checks[0]).toEqual({ name: 'kubectl', status: 'ok', found: '1.35.2' });
  expect(checks[3]).toEqual({ name: 'nodes', status: 'warning', found: 'nobody knows: it is forbidden', remedy: 'ask as somebody who may read it' });
  expect(checks[11]).toEqual({ name: 'permissions', status: 'ok', found: 'you may create all that Istio and its configuration in mesh are made of' });
});

test('a line on a terminal tells what it looks at, and is gone in the end', async () => {
  script(`case "$*" in *version*) ${VERSION};; *) echo 'Unable to connect to the server: EOF' >&2; exit 1;; esac`);
  const { exit, out, err } = await preflight([], true);
  expect(exit).toBe(Exit.FINDINGS);
  expect(err).toBe('\r\x1b[Klooking at kubectl\r\x1b[Klooking at API server\r\x1b[K');
  expect(out).toContain('\x1b[31m✖\x1b[39m  \x1b[1mAPI server\x1b[22m                   Unable to connect to the server: EOF\n');
  expect(out).toContain('12 checks: \x1b[32m1 ok\x1b[39m, \x1b[31m1 failed\x1b[39m, \x1b[2m10 not asked\x1b[22m\n');
});

test('fails with 2 for an operand', async () => {
  expect(await preflight(['dist'])).toMatchObject({ exit: Exit.USAGE, out: '' });
});
