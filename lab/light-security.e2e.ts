import { generateKeyPairSync } from 'node:crypto';
import { istio, WorkloadSelector } from 'cdk8s-istio';
import { LightMesh, MeshRequest, startLightMesh } from './light';
import { hostOf, made } from './light/constructs';
import { workload } from './light/testing';
import { bearing, ISSUER, JWKS, token } from './tokens';

let mesh: LightMesh;

beforeAll(async () => {
  mesh = await startLightMesh({ inbound: true });
});

afterAll(() => mesh?.close());

const WEB = hostOf('web');
const TARGET = istio.PolicyTarget.workloads(WorkloadSelector.labels({ app: 'web' }));
const WORKLOADS = [...workload('news', { http: 80 }), ...workload('web', { 'http': 80, 'http-admin': 8080 })];

const ask = (more: Partial<MeshRequest> = {}) => mesh.request({ from: { workload: 'shop/news-v1' }, host: WEB.name, ...more });
const status = async (more?: Partial<MeshRequest>) => (await ask(more)).status;

function secured(rule: istio.JwtRule | undefined, ...policies: istio.AuthorizationPolicyProps[]) {
  return mesh.apply([...WORKLOADS, ...made((chart) => {
    if (rule) new istio.RequestAuthentication(chart, 'jwt', { target: TARGET, jwtRules: [{ issuer: ISSUER, jwks: istio.Jwks.inline(JWKS), ...rule }] });
    policies.forEach((policy, index) => new istio.AuthorizationPolicy(chart, `policy-${index}`, { target: TARGET, ...policy }));
  })]);
}

describe('tokens', () => {
  test('one that is wrong is refused, and none is not', async () => {
    await secured({ audiences: ['shop'] });
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

    expect(await status()).toBe(200);
    expect(await status(bearing({ aud: 'shop' }))).toBe(200);
    expect(await ask(bearing({ aud: 'bank' }))).toMatchObject({ status: 403, body: 'Audiences in Jwt are not allowed' });
    expect(await ask(bearing({ aud: 'shop', exp: 1 }))).toMatchObject({ status: 401, body: 'Jwt is expired' });
    expect(await ask(bearing({ aud: 'shop', iss: 'https://else.example.com' }))).toMatchObject({ status: 401, body: 'Jwt issuer is not configured' });
    expect(await status({ headers: { authorization: `Bearer ${token({ aud: 'shop' }, stranger)}` } })).toBe(401);
    expect(await status({ headers: { authorization: 'Bearer nonsense' } })).toBe(401);
  });

  test('they are taken from where the rule says', async () => {
    await secured({ fromHeaders: [{ name: 'x-token', prefix: 'Token ' }], fromParams: ['token'], fromCookies: ['token'] });
    const [right, wrong] = [token({}), token({ exp: 1 })];

    for (const [text, expected] of [[right, 200], [wrong, 401]] as const) {
      expect(await status({ headers: { 'x-token': `Token ${text}` } })).toBe(expected);
      expect(await status({ path: `/?token=${text}` })).toBe(expected);
      expect(await status({ headers: { cookie: `token=${text}` } })).toBe(expected);
    }
    expect(await status({ headers: { authorization: `Bearer ${wrong}` } })).toBe(200);
  });

  test('the program sees of a token what the rule lets it see', async () => {
    const bearer = bearing({ role: 'editor' });
    await secured({ outputPayloadToHeader: 'x-payload', outputClaimToHeaders: [{ header: 'x-role', claim: 'role' }] });
    const { headers } = (await ask(bearer)).seen!;

    expect(headers).toMatchObject({ 'x-role': 'editor' });
    expect(JSON.parse(Buffer.from(headers['x-payload'], 'base64url').toString())).toMatchObject({ iss: ISSUER, sub: 'ann', role: 'editor' });
    expect(headers).not.toHaveProperty('authorization');

    await secured({ forwardOriginalToken: true });
    expect((await ask(bearer)).seen!.headers).toMatchObject(bearer.headers);
  });
});

describe('authorization', () => {
  const { AuthorizationAction, ConditionKey } = istio;
  const role = (...values: string[]) => ({ conditions: [{ key: ConditionKey.requestClaim('role'), values }] });

  test('only requests with a token', async () => {
    await secured({}, { rules: [{ sources: [{ requestPrincipals: [`${ISSUER}/*`] }] }] });

    expect(await ask()).toMatchObject({ status: 403, body: 'RBAC: access denied' });
    expect(await status(bearing({}))).toBe(200);
  });

  test('by claims: who is denied is denied, of the others those that are allowed pass', async () => {
    await secured({}, { rules: [role('editor', 'reader')] }, { action: AuthorizationAction.DENY, rules: [{ ...role('reader'), operations: [{ methods: ['POST'] }] }] });

    expect(await status()).toBe(403);
    expect(await status(bearing({ role: 'guest' }))).toBe(403);
    expect(await status(bearing({ role: 'reader' }))).toBe(200);
    expect(await status({ ...bearing({ role: 'reader' }), method: 'POST' })).toBe(403);
    expect(await status({ ...bearing({ role: ['guest', 'editor'] }), method: 'POST' })).toBe(200);
  });

  test('by claims within claims, audience and presenter', async () => {
    await secured({}, {
      rules: [
        { conditions: [{ key: ConditionKey.requestClaim('realm', 'roles'), values: ['admin'] }] },
        { conditions: [{ key: ConditionKey.REQUEST_AUDIENCES, values: ['shop'] }, { key: ConditionKey.REQUEST_PRESENTER, notValues: ['robot'] }] },
      ],
    });

    expect(await status(bearing({ realm: { roles: ['user', 'admin'] } }))).toBe(200);
    expect(await status(bearing({ realm: { roles: ['user'] } }))).toBe(403);
    expect(await status(bearing({ aud: 'shop', azp: 'app' }))).toBe(200);
    expect(await status(bearing({ aud: 'shop', azp: 'robot' }))).toBe(403);
  });

  test.each<[string, istio.AuthorizationRule, Partial<MeshRequest>, Partial<MeshRequest>]>([
    ['a header', { conditions: [{ key: ConditionKey.requestHeader('x-tier'), values: ['gold*'] }] }, { headers: { 'x-tier': 'golden' } }, {}],
    ['a host', { operations: [{ hosts: [WEB.name] }] }, {}, { host: 'web.shop' }],
    ['a port', { operations: [{ ports: [8080] }] }, { port: 8080 }, {}],
    ['all but a path', { operations: [{ notPaths: ['/admin/*'] }] }, { path: '/' }, { path: '/admin/1' }],
    ['a path by its template', { operations: [{ paths: ['/user/{*}/cart'] }] }, { path: '/user/7/cart' }, { path: '/user/7/8/cart' }],
  ])('by %s', async (_, rule, allowed, denied) => {
    await secured(undefined, { rules: [rule] });

    expect(await status(allowed)).toBe(200);
    expect(await status(denied)).toBe(403);
  });

  test('nothing is allowed', async () => {
    await secured(undefined, { action: AuthorizationAction.ALLOW_NOTHING });

    expect(await status()).toBe(403);
  });
});
