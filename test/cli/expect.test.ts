import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exit } from '../../src/cli/exit';
import { run } from '../../src/cli/run';
import { session } from '../support/session';
import { answer, BASE, istio, routes, to } from '../support/simulator';

let folder: string;
beforeAll(() => folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-expect-')));
afterAll(() => rmSync(folder, { recursive: true }));

const SPLIT = [...BASE, routes(
  answer('gold', [{ headers: { tier: { exact: 'gold' } } }]),
  { name: 'split', route: [to('web', 'v1', { weight: 3 }), to('web', 'v2', { weight: 1 })] },
)];

const WEB = 'request: { host: web, source: shop/news-v1';

/** Asks about cases; of what is written, the folder is left out. */
async function call(cases: string[], { objects = SPLIT as object[], args = [] as string[], terminal = false } = {}) {
  const files = cases.map((text, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  const asked = session({ stdin: objects.map((one) => JSON.stringify(one)).join('\n---\n'), terminal });
  const exit = await run(['route', '-', ...files.flatMap((file) => ['--expect', file]), ...args], asked, '1.2.3');
  const [out, err] = [asked.stdout.text, asked.stderr.text].map((text) => text.replaceAll(`${folder}/`, ''));
  return { exit, out, err };
}

test('cases that hold', async () => {
  expect(await call([
    `- { name: gold, ${WEB}, headers: { tier: gold } }, toRespond: { status: 200, body: gold } }`,
    `- { name: split, ${WEB} }, toRoute: [{ subset: v1, weight: 75 }, { subset: v2, weight: 25 }], not: { toRespond: 200 } }`,
  ])).toEqual({ exit: Exit.CLEAN, out: '✔ gold\n✔ split\n\n2 cases: 2 passed\n', err: '' });
});

test('cases that fail tell the request, the decision and the nearest route', async () => {
  const { exit, out } = await call([`- name: split\n  ${WEB} }\n  not: { toRespond: 200 }\n  toRoute: { subset: v1 }`], { terminal: true });
  expect(exit).toBe(Exit.FINDINGS);
  expect(out).toBe(`\x1b[31m✖\x1b[39m split  \x1b[2m0.yaml:1\x1b[22m

    GET http://web/ from the workload shop/news-v1
    expected to be routed to any service subset v1, but:

      listener      sidecar of shop/news-v1, port 80
      virtual host  web.shop.svc.cluster.local
      route         VirtualService shop/web, http[1] 'split'
      destination   web.shop.svc.cluster.local subset v1 port 80 (75 %): shop/web-v1
      destination   web.shop.svc.cluster.local subset v2 port 80 (25 %): shop/web-v2

    nearest route that is not taken: VirtualService shop/web, http[0].match[0]
      misses: header 'tier' is 'gold'

1 case: \x1b[31m1 failed\x1b[39m
`);
  expect((await call([`- { name: split, ${WEB} }, not: { toRoute: {} } }`])).out).toContain('expected not to be routed to any service, but:');
});

test('what is not known for sure is no success', async () => {
  const filter = { ...istio('EnvoyFilter', 'own', {}), apiVersion: 'networking.istio.io/v1alpha3' };
  const cases = [`- { name: any, ${WEB} }, toRoute: {} }\n- { name: none, ${WEB} }, not: { toRoute: {} } }\n- { name: even, ${WEB}, evenIfUnsure: true }, toRoute: {} }`];
  const { exit, out } = await call(cases, { objects: [...SPLIT, filter] });
  expect(exit).toBe(Exit.FINDINGS);
  expect(out).toContain('? any  0.yaml:1\n');
  expect(out).toContain('unsure        EnvoyFilter shop/own changes what the proxy does\n');
  expect(out).toContain('✔ even\n\n3 cases: 1 passed, 2 unsure\n');
});

test('JSON', async () => {
  const { exit, out } = await call([`- { name: gold, ${WEB}, headers: { tier: gold } }, toRespond: 200 }\n- { name: split, ${WEB} }, toRespond: 404 }`], { args: ['-o', 'json'] });
  expect(exit).toBe(Exit.FINDINGS);
  const request = 'GET http://web/ from the workload shop/news-v1';
  expect(JSON.parse(out)).toEqual({
    ok: false,
    cases: [
      { name: 'gold', file: '0.yaml', line: 1, state: 'passed', request, expected: ['to be answered by the mesh with 200'], kind: 'answered', status: 200 },
      {
        name: 'split', file: '0.yaml', line: 2, state: 'failed', request, expected: ['to be answered by the mesh with 404'], kind: 'forwarded', message: expect.stringContaining(`${request}\nexpected to be`),
      },
    ],
  });
});

test('coverage of routes, which may fail the run', async () => {
  const cases = [`- { name: split, ${WEB} }, toRoute: {} }`];
  const { exit, out } = await call(cases, { args: ['--coverage'] });
  expect(exit).toBe(Exit.CLEAN);
  expect(out).toBe(`✔ split

1 case: 1 passed

traffic coverage         reached  %
VirtualService shop/web  1 of 2   50
all                      1 of 2   50

not reached by any request:
  VirtualService shop/web, http[0].match[0]  -:17
`);
  expect((await call(cases, { args: ['--fail-under', '50'] })).exit).toBe(Exit.CLEAN);
  expect(await call(cases, { args: ['--fail-under', '50.1'] })).toMatchObject({ exit: Exit.FINDINGS, out });
  const json = JSON.parse((await call(cases, { args: ['--fail-under', '100', '-o', 'json'] })).out);
  expect(json.coverage).toEqual({
    reached: 1,
    total: 2,
    percent: 50,
    routes: [
      { text: 'VirtualService shop/web, http[0].match[0]', resource: 'VirtualService shop/web', index: 0, match: 0, state: 'missed', file: '-', line: 17 },
      { text: "VirtualService shop/web, http[1] 'split'", resource: 'VirtualService shop/web', name: 'split', index: 1, state: 'reached', file: '-', line: 17 },
    ],
    rules: [],
  });
});

test('fails for what cannot be used', async () => {
  const error = async (...args: Parameters<typeof call>) => {
    const { exit, out, err } = await call(...args);
    expect({ exit, out }).toEqual({ exit: Exit.USAGE, out: '' });
    return err;
  };
  expect(await error([`- { name: a, ${WEB} }, toRoute: { subst: v1 } }`, '- 5'])).toBe(
    "error: 0.yaml:1: toRoute.subst is no field here; did you mean 'subset'?\nerror: 1.yaml:1: a case must be an object, got 5\n");
  expect(await error([`- { name: a, ${WEB} }, toRoute: {} }\n- { name: b, request: { host: web, source: shop/none }, toRoute: {} }\n- { name: c, request: { host: web }, toRoute: {} }`])).toBe(
    "error: 0.yaml:2: no workload 'shop/none' is among the manifests; give 'namespace/name' of one\n"
    + 'error: 0.yaml:3: no Gateway is among the manifests; name the gateway that a request comes to, or the workload that sends it\n');
  expect(await error([], { args: ['--expect', 'none.yaml'] })).toBe('error: none.yaml is not there\n');
  const empty = mkdtempSync(join(folder, 'empty-'));
  expect(await error([], { args: ['--expect', empty] })).toBe(`error: ${empty.replace(`${folder}/`, '')} has no file that ends in .yaml, .yml or .json\n`);
  expect(await error([], { args: ['--expect', 'a.yaml', '--url', 'http://web'] })).toBe("error: option '--expect <file>' cannot be used with option '--url <url>'\n");
  expect(await error([], { args: ['--url', 'http://web', '--coverage'] })).toBe("error: '--coverage' and '--fail-under' are for cases; give '--expect' with a file of them\n");
  for (const text of ['', '101', 'all']) expect(await error([], { args: ['--expect', 'a.yaml', '--fail-under', text] })).toContain('it must be a number from 0 to 100.');
  expect(await error([])).toBe("error: give '--url' of a request, or '--expect' with a file of cases\n");
});
