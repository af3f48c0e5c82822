import { Duration } from 'cdk8s';
import { istio, StringMatch } from 'cdk8s-istio';
import { until } from './http';
import { LightMesh, MeshRequest, startLightMesh } from './light';
import { hostOf, made } from './light/constructs';
import { workload } from './light/testing';

let mesh: LightMesh;

beforeAll(async () => {
  mesh = await startLightMesh();
});

afterAll(() => mesh?.close());

const { HttpRoute } = istio;
const WEB = hostOf('web');
const WORKLOADS = ['news', 'web', 'copy', 'archive'].flatMap((name) => workload(name, { http: 80 }));

const routed = (...http: istio.HttpRoute[]) =>
  mesh.apply([...WORKLOADS, ...made((chart) => new istio.VirtualService(chart, 'web', { hosts: [WEB], http }))]);
const ask = (path: string, more: Partial<MeshRequest> = {}) => mesh.request({ from: { workload: 'shop/news-v1' }, host: WEB.name, path, ...more });

const toWeb = [{ destination: istio.Destination.host(WEB) }];
const exactly = (path: string): istio.HttpMatch[] => [{ uri: StringMatch.exact(path) }];
const under = (path: string): istio.HttpMatch[] => [{ uri: StringMatch.prefix(path) }];

test('a delay of the requests that match', async () => {
  const delay = istio.FaultDelay.fixedDelay(Duration.millis(500), { percentage: 100 });
  await routed(
    HttpRoute.route({ matches: exactly('/late'), destinations: toWeb, fault: { delay } }),
    HttpRoute.route({ destinations: toWeb }),
  );
  const took = async (path: string) => {
    const begin = Date.now();
    expect(await ask(path)).toMatchObject({ status: 200, seen: { service: 'web' } });
    return Date.now() - begin;
  };

  expect(await took('/late')).toBeGreaterThanOrEqual(500);
  expect(await took('/')).toBeLessThan(500);
});

test('a fault ends calls of gRPC before they reach anyone', async () => {
  const abort = istio.FaultAbort.grpcStatus('RESOURCE_EXHAUSTED', { percentage: 100 });
  await routed(HttpRoute.route({ destinations: toWeb, fault: { abort } }));

  expect((await ask('/shop.Web/Abort', { protocol: 'grpc' })).grpc).toMatchObject({ code: 8 });
  expect(await mesh.heard('/shop.Web/Abort')).toEqual({});
});

test('direct responses reach no one', async () => {
  const { HttpBody } = istio;
  await routed(
    HttpRoute.directResponse({ matches: exactly('/text'), directResponse: { status: 503, body: HttpBody.text('closed today') } }),
    HttpRoute.directResponse({ matches: exactly('/bytes'), directResponse: { status: 200, body: HttpBody.bytes('b3BlbgA=') } }),
    HttpRoute.directResponse({ matches: exactly('/empty'), directResponse: { status: 404 } }),
    HttpRoute.route({ destinations: toWeb }),
  );

  expect(await ask('/text')).toMatchObject({ status: 503, body: 'closed today' });
  expect(await ask('/bytes')).toMatchObject({ status: 200, body: 'open\0' });
  expect((await ask('/empty')).status).toBe(404);
  expect(await ask('/')).toMatchObject({ status: 200, seen: { service: 'web' } });
  for (const path of ['/text', '/bytes', '/empty']) expect(await mesh.heard(path)).toEqual({});
});

test('mirrors get copies, in their shares', async () => {
  await routed(HttpRoute.route({
    destinations: toWeb,
    mirrors: [
      { destination: istio.Destination.host(hostOf('copy')) },
      { destination: istio.Destination.host(hostOf('archive')), percentage: 25 },
    ],
  }));
  for (let i = 0; i < 200; i++) expect((await ask('/mirrored')).seen).toMatchObject({ service: 'web' });

  // Nobody waits for the answer to a copy.
  expect(await until(async () => (await mesh.heard('/mirrored')).copy === 200, 5000)).toBe(true);
  const { web, copy, archive } = await mesh.heard('/mirrored');
  expect({ web, copy }).toEqual({ web: 200, copy: 200 });
  expect(Math.abs(archive - 50)).toBeLessThanOrEqual(4 * Math.sqrt(200 * 0.25 * 0.75));
});

describe('CORS', () => {
  const origin = 'https://shop.example.com';
  const preflight = (path: string, from: string) => ask(path, { method: 'OPTIONS', headers: { 'origin': from, 'access-control-request-method': 'PUT' } });
  const corsPolicy = {
    allowOrigins: [StringMatch.exact(origin)],
    allowMethods: ['GET', 'PUT'],
    allowHeaders: ['x-token'],
    exposeHeaders: ['x-lab-pod'],
    maxAge: Duration.hours(1),
    allowCredentials: true,
  };

  beforeAll(() => routed(
    HttpRoute.route({ matches: under('/ignore'), destinations: toWeb, corsPolicy: { ...corsPolicy, unmatchedPreflights: istio.UnmatchedPreflights.IGNORE } }),
    HttpRoute.route({ destinations: toWeb, corsPolicy }),
  ));

  test('a preflight is answered by the proxy', async () => {
    const { status, headers } = await preflight('/preflight', origin);

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET,PUT',
      'access-control-allow-headers': 'x-token',
      'access-control-max-age': '3600',
      'access-control-allow-credentials': 'true',
    });
    expect(await mesh.heard('/preflight')).toEqual({});
  });

  test('the answer to a request tells who may read it', async () => {
    const { headers, seen } = await ask('/', { headers: { origin } });

    expect(seen).toMatchObject({ service: 'web' });
    expect(headers).toMatchObject({ 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-lab-pod', 'access-control-allow-credentials': 'true' });
  });

  test('another origin gets no permission', async () => {
    expect((await ask('/', { headers: { origin: 'https://evil.example.com' } })).headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('a preflight of another origin goes on, or not', async () => {
    expect((await preflight('/forward', 'https://evil.example.com')).seen).toMatchObject({ method: 'OPTIONS' });
    expect(await preflight('/ignore', 'https://evil.example.com')).toMatchObject({ status: 200, headers: expect.not.objectContaining({ 'access-control-allow-origin': expect.anything() }) });
    expect(await mesh.heard('/ignore')).toEqual({});
  });
});

test('headers of requests and answers, of a route and of its destinations', async () => {
  const from = (name: string) => ({
    destination: istio.Destination.host(hostOf(name)),
    weight: 1,
    headers: { request: { set: { 'x-destination': name } }, response: { set: { 'x-from': name } } },
  });
  await routed(HttpRoute.route({
    destinations: [from('web'), from('copy')],
    headers: {
      request: { set: { 'x-set': 'new' }, add: { 'x-add': 'second' }, remove: ['x-remove'] },
      response: { set: { 'x-route': 'yes' }, add: { 'content-type': 'text/plain' }, remove: ['x-lab-pod'] },
    },
  }));
  const served = new Set<string>();
  for (let i = 0; i < 40; i++) {
    const { seen, headers } = await ask('/', { headers: { 'x-set': 'old', 'x-add': 'first', 'x-remove': 'me' } });
    served.add(seen!.service);

    expect(seen!.headers).toMatchObject({ 'x-set': 'new', 'x-add': 'first,second', 'x-destination': seen!.service });
    expect(seen!.headers).not.toHaveProperty('x-remove');
    expect(headers).toMatchObject({ 'x-route': 'yes', 'content-type': 'application/json,text/plain', 'x-from': seen!.service });
    expect(headers).not.toHaveProperty('x-lab-pod');
  }
  expect(served).toEqual(new Set(['web', 'copy']));
});

describe('rewrites', () => {
  const { HttpRewrite } = istio;
  const rewritten = (matches: istio.HttpMatch[], rewrite: istio.HttpRewrite) => HttpRoute.route({ matches, rewrite, destinations: toWeb });

  beforeAll(() => routed(
    rewritten(under('/old/'), HttpRewrite.uri('/new/')),
    rewritten(exactly('/exact'), HttpRewrite.uri('/other')),
    rewritten(under('/users/'), HttpRewrite.uriRegex('^/users/([0-9]+)/(.*)$', '/\\2/of/\\1')),
    rewritten(exactly('/authority'), HttpRewrite.authority('inner.example.com')),
    rewritten(exactly('/both'), HttpRewrite.uri('/all', { authority: 'inner.example.com' })),
  ));

  test.each([
    ['/old/a?b=c', '/new/a?b=c', WEB.name],
    ['/exact', '/other', WEB.name],
    ['/users/17/cart', '/cart/of/17', WEB.name],
    ['/users/me/cart', '/users/me/cart', WEB.name],
    ['/authority', '/authority', 'inner.example.com'],
    ['/both', '/all', 'inner.example.com'],
  ])('%s arrives as %s at %s', async (path, arriving, host) => {
    expect((await ask(path)).seen).toMatchObject({ path: arriving, headers: { host } });
  });
});

describe('redirects', () => {
  const { RedirectPath, RedirectPort } = istio;
  const redirected = (matches: istio.HttpMatch[], redirect: istio.HttpRedirect) => HttpRoute.redirect({ matches, redirect });

  beforeAll(() => routed(
    redirected(exactly('/moved'), { path: RedirectPath.uri('/here'), authority: 'new.example.com' }),
    redirected(under('/docs/'), { path: RedirectPath.prefixRewrite('/pages/'), redirectCode: 308 }),
    redirected(exactly('/secure'), { scheme: 'https', redirectCode: 307 }),
    redirected(exactly('/port'), { port: RedirectPort.number(8080), redirectCode: 302 }),
    redirected(exactly('/default'), { scheme: 'https', authority: 'new.example.com', port: RedirectPort.FROM_PROTOCOL_DEFAULT }),
  ));

  test.each([
    ['/moved', 301, 'http://new.example.com/here'],
    ['/docs/a?b=c', 308, `http://${WEB.name}/pages/a?b=c`],
    ['/secure', 307, `https://${WEB.name}/secure`],
    ['/port', 302, `http://${WEB.name}:8080/port`],
    ['/default', 301, 'https://new.example.com/default'],
  ])('%s answers %d and leads to %s', async (path, status, location) => {
    expect(await ask(path)).toMatchObject({ status, headers: { location } });
  });
});
