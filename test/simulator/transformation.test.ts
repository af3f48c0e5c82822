import { Destination, Forwarded } from '../../src/simulator';
import { changed } from '../../src/simulator/http/headers';
import { answer, asking, BASE, routes, to } from '../support/simulator';

const WEB = { route: [to('web', 'v1')] };

function sent(route: object, path = '/a/b?c=d', headers: Record<string, string> = {}, host = 'web'): Destination {
  return (asking([...BASE, routes(route)]).outcome({ path, headers, host }) as Forwarded).destinations[0];
}

test.each<[string, object, object | undefined, string, string]>([
  ['nothing', {}, undefined, '/a/b?c=d', '/a/b?c=d'],
  ['a prefix as text', { uri: '/x' }, { prefix: '/a' }, '/a/b?c=d', '/x/b?c=d'],
  ['a prefix whose slash is missed', { uri: '/' }, { prefix: '/a' }, '/a/b', '//b'],
  ['the root, where everything matches', { uri: '/x' }, undefined, '/a', '/xa'],
  ['an exact path', { uri: '/x' }, { exact: '/a/b' }, '/a/b?c=d', '/x?c=d'],
  ['a path that an expression matched', { uri: '/x' }, { regex: '/a.*' }, '/a/b?c=d', '/x?c=d'],
  ['what an expression finds, with groups', { uriRegexRewrite: { match: '/([a-z])/([a-z])', rewrite: '/\\2/\\1' } }, undefined, '/a/b/c/d', '/b/a/d/c'],
  ['each find', { uriRegexRewrite: { match: 'a', rewrite: '\\0\\0\\\\' } }, undefined, '/a/ba', '/aa\\/baa\\'],
  ['a group that found nothing', { uriRegexRewrite: { match: '/a(/x)?', rewrite: '/n\\1' } }, undefined, '/a/b', '/n/b'],
  ['empty finds, but not right behind another', { uriRegexRewrite: { match: 'b*', rewrite: '-' } }, undefined, '/abb/', '-/-a-/-'],
  ['what is found is taken away where nothing replaces it', { uriRegexRewrite: { match: '/a' } }, undefined, '/a/b', '/b'],
  ['an empty find at the end', { uriRegexRewrite: { match: '$', rewrite: '!' } }, undefined, '/', '/!'],
  ['nothing by an expression that is none', { uriRegexRewrite: { match: '(', rewrite: 'x' } }, undefined, '/a', '/a'],
  ['nothing by an expression that is empty', { uriRegexRewrite: {}, uri: '/x' }, { prefix: '/a' }, '/a', '/a'],
])('rewrites %s', (_, rewrite, uri, path, rewritten) => {
  expect(sent({ ...WEB, rewrite, ...uri && { match: [{ uri }] } }, path).request.path).toBe(rewritten);
});

test('rewrites the authority: the route comes before its destination, what is set before what is added', () => {
  const set = (value: string) => ({ request: { set: { ':authority': value } } });
  const authority = (route: object) => sent(route).request.authority;

  expect(authority(WEB)).toBe('web');
  expect(authority({ ...WEB, rewrite: { authority: 'a' }, headers: set('b') })).toBe('a');
  expect(authority({ ...WEB, headers: { request: { set: { Host: 'b' }, add: { host: 'c' } } } })).toBe('b');
  expect(authority({ ...WEB, headers: { request: { add: { host: 'c' } } } })).toBe('c');
  expect(authority({ route: [to('web', 'v1', { headers: set('d') })] })).toBe('d');
  expect(authority({ route: [to('web', 'v1', { headers: set('d') })], headers: set('b') })).toBe('b');
});

describe('headers', () => {
  const change = (more: object) => ({ request: more, response: more });

  test('are removed, set and added, in this order', () => {
    const headers = change({ add: { tier: 'added' }, set: { Tier: 'set' }, remove: ['TIER', 'gone', 'host'] });
    const { request, responseChanges } = sent({ ...WEB, headers }, '/', { tier: 'gold', gone: 'x', kept: 'y' });

    expect(request.headers).toEqual({ tier: 'set,added', kept: 'y' });
    expect(changed({ gone: 'x' }, responseChanges)).toEqual({ tier: 'set,added' });
  });

  test('of a route and its only destination are one change', () => {
    const one = to('web', 'v1', { headers: change({ remove: ['tier'], set: { a: 'destination' } }) });

    expect(sent({ route: [one], headers: change({ set: { a: 'route', tier: 'gold' } }) }).request.headers).toEqual({ a: 'destination', tier: 'gold' });
  });

  test('of one destination of several are changed before those of the route', () => {
    const several = ['v1', 'v2'].map((subset) => to('web', subset, { weight: 1, headers: change({ add: { a: subset } }) }));
    const [first] = (asking([...BASE, routes({ route: several, headers: change({ set: { b: 'route' }, remove: ['a'] }) })]).outcome() as Forwarded).destinations;

    expect(first.request.headers).toEqual({ b: 'route' });
  });
});

test.each<[string, object, string]>([
  ['by another path, with the query', { uri: '/new' }, '301 http://web/new?c=d'],
  ['by another path with a query of its own', { uri: '/new?x', redirectCode: 302 }, '302 http://web/new?x'],
  ['by another prefix', { prefixRewrite: '/new' }, '301 http://web/new/b?c=d'],
  ['to another host', { authority: 'else', redirectCode: 307 }, '307 http://else/a/b?c=d'],
  ['to another scheme', { scheme: 'https', redirectCode: 303 }, '303 https://web/a/b?c=d'],
  ['to another port', { port: 8080, redirectCode: 308 }, '308 http://web:8080/a/b?c=d'],
  ['to the usual port, which is not said', { port: 443, scheme: 'https' }, '301 https://web/a/b?c=d'],
  ['to a port that is usual for another scheme', { port: 443 }, '301 http://web:443/a/b?c=d'],
  ['to a port of another scheme that is usual for this one', { port: 80, scheme: 'https' }, '301 https://web:80/a/b?c=d'],
  ['to a port that is usual for no scheme', { port: 8443, scheme: 'https' }, '301 https://web:8443/a/b?c=d'],
  ['to the port of the request', { derivePort: 'FROM_REQUEST_PORT', authority: 'else' }, '301 http://else/a/b?c=d'],
])('redirects %s', (_, redirect, where) => {
  expect(asking([...BASE, routes({ match: [{ uri: { prefix: '/a' } }], redirect })]).who({ path: '/a/b?c=d' })).toBe(where);
});

test('a redirect keeps the port of the request, unless that was the usual one of another scheme', () => {
  const { who } = asking([...BASE, routes({ match: [{ uri: { prefix: '/secure' } }], redirect: { scheme: 'https' } }, { redirect: { uri: '/x' } })]);

  expect(who({ host: 'web:80' })).toBe('301 http://web:80/x');
  expect(who({ host: 'web:80', path: '/secure' })).toBe('301 https://web/secure');
  expect(asking([...BASE, routes({ redirect: { port: 9090 } })]).who({ host: 'web:80' })).toBe('301 http://web:9090/');
});

test('Envoy refuses all routes of a listener for a redirect of an unknown code', () => {
  const { outcome } = asking([...BASE, routes({ redirect: { uri: '/x', redirectCode: 304 } })]);

  const reason = 'VirtualService shop/web, http[0] redirects with 304, for which Envoy refuses all routes of the listener and keeps those it had';
  expect(outcome()).toMatchObject({ kind: 'unmodelled', reason, decision: { listener: 'sidecar of shop/news-v1, port 80' } });
  expect(outcome({ host: 'news' })).toMatchObject({ kind: 'unmodelled', reason });
});

test('a direct response has a text, bytes or nothing, and the headers of its route', () => {
  const { outcome, who } = asking([...BASE, routes(
    answer('text', [{ uri: { exact: '/text' } }], { headers: { response: { set: { tier: 'gold' } } } }),
    { match: [{ uri: { exact: '/bytes' } }], directResponse: { status: 203, body: { bytes: 'dGhyZWU=' } } },
    { directResponse: { status: 404 } },
  )]);

  expect(outcome({ path: '/text' })).toMatchObject({ kind: 'answered', by: 'direct response', status: 200, body: 'text', headers: { tier: 'gold' } });
  expect([who({ path: '/bytes' }), who()]).toEqual(['203 three', '404']);
});

test('mirrors have a percentage, all where nothing is said and none at zero', () => {
  const route = {
    ...WEB,
    mirror: { host: 'news' },
    mirrorPercentage: { value: 10 },
    mirrors: [{ destination: { host: 'web', subset: 'v2' } }, { destination: { host: 'web' }, percentage: { value: 0 } }, { destination: { host: 'web' }, percentage: {} }],
  };
  const mirrors = (more: object) => (asking([...BASE, routes({ ...route, ...more })]).outcome() as Forwarded).mirrors
    .map(({ host, percent }) => `${host.split('.')[0]} ${percent}`);

  expect(mirrors({})).toEqual(['news 10', 'web 100']);
  expect(mirrors({ mirrorPercentage: undefined, mirrors: undefined })).toEqual(['news 100']);
  expect(mirrors({ mirrorPercentage: undefined, mirrorPercent: 30, mirrors: undefined })).toEqual(['news 30']);
  expect(mirrors({ mirrorPercentage: {}, mirrors: undefined })).toEqual([]);
});

test('retries and timeouts are those of the route, else two retries and no limit', () => {
  const limits = (more: object) => {
    const { retries, timeout } = asking([...BASE, routes({ ...WEB, ...more })]).outcome() as Forwarded;
    return [retries.attempts, retries.on.split(',')[0], retries.perTryTimeout, timeout];
  };

  expect(limits({})).toEqual([2, 'connect-failure', undefined, undefined]);
  expect(limits({ timeout: '5s', retries: { attempts: 3, perTryTimeout: '1s', retryOn: '5xx' } })).toEqual([3, '5xx', '1s', '5s']);
  expect(limits({ retries: { attempts: 1 } })).toEqual([1, 'connect-failure', undefined, undefined]);
  expect(limits({ retries: { attempts: 0 } })).toEqual([0, '', undefined, undefined]);
});

describe('faults', () => {
  const abort = { httpStatus: 418, percentage: { value: 100 } };

  test('abort every request before anything else is done, with the headers that the answer would have', () => {
    const headers = { response: { set: { tier: 'gold' } } };
    const aborted = (route: object) => asking([...BASE, routes({ ...route, headers, fault: { abort } })]).outcome();

    for (const route of [WEB, { redirect: { uri: '/' } }]) {
      expect(aborted(route)).toMatchObject({ by: 'abort', status: 418, headers: { tier: 'gold' }, unsure: [] });
    }
  });

  test('say that headers depend on the destination', () => {
    const several = ['v1', 'v2'].map((subset) => to('web', subset, { weight: 1, headers: { response: { set: { subset } } } }));

    expect(asking([...BASE, routes({ route: several, fault: { abort } })]).outcome().unsure)
      .toEqual(['headers of the answer depend on the destination, which is chosen by chance']);
  });

  test('of some requests are told', () => {
    const faults = (fault: object) => (asking([...BASE, routes({ ...WEB, fault })]).outcome() as Forwarded).faults;

    expect(faults({ abort: { httpStatus: 500, percentage: { value: 5 } }, delay: { fixedDelay: '2s', percentage: { value: 1 } } }))
      .toEqual({ abort: { status: 500, percent: 5 }, delay: { delay: '2s', percent: 1 } });
    expect(faults({ abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 100 } } })).toEqual({ abort: { grpcStatus: 'UNAVAILABLE', percent: 100 } });
    expect(faults({ delay: { fixedDelay: '1s', percent: 7 } })).toEqual({ delay: { delay: '1s', percent: 7 } });
    expect(faults({ abort: { httpStatus: 500 }, delay: { fixedDelay: '1s' } })).toEqual({});
    expect(faults({ abort: { httpStatus: 500, percentage: { value: 5 } }, delay: { fixedDelay: '1s' } })).toEqual({ abort: { status: 500, percent: 5 } });
    expect(faults({ abort: { httpStatus: 500, percentage: {} }, delay: { fixedDelay: '1s', percentage: { value: 1 } } })).toEqual({ delay: { delay: '1s', percent: 1 } });
    expect(faults({ abort: { httpStatus: 500, percentage: { value: 5 } } })).toEqual({ abort: { status: 500, percent: 5 } });
  });
});

describe('CORS', () => {
  const corsPolicy = {
    allowOrigins: [{ exact: 'http://a' }, {}], allowMethods: ['GET', 'PUT'], allowHeaders: ['tier'], exposeHeaders: ['x'], maxAge: '1h1m1.5s', allowCredentials: true,
  };
  const cors = (policy: object, headers: Record<string, string>, method = 'GET', route: object = WEB) =>
    asking([...BASE, routes({ ...route, corsPolicy: policy })]).outcome({ method, headers });
  const asksBefore = (origin: string) => ({ 'Origin': origin, 'Access-Control-Request-Method': 'PUT' });

  test('answers browsers that ask beforehand', () => {
    expect(cors(corsPolicy, asksBefore('http://a'), 'OPTIONS')).toMatchObject({
      by: 'preflight',
      status: 200,
      headers: {
        'access-control-allow-origin': 'http://a',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'x',
        'access-control-allow-methods': 'GET,PUT',
        'access-control-allow-headers': 'tier',
        'access-control-max-age': '3661',
      },
    });
  });

  test('lets those of other origins pass, unless they are to be ignored', () => {
    expect(cors(corsPolicy, asksBefore('http://b'), 'OPTIONS').kind).toBe('forwarded');
    expect(cors({ ...corsPolicy, unmatchedPreflights: 'IGNORE' }, asksBefore('http://b'), 'OPTIONS')).toMatchObject({
      by: 'preflight',
      headers: {
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET,PUT',
        'access-control-allow-headers': 'tier',
        'access-control-max-age': '3661',
      },
    });
  });

  test('adds headers to the answer for the origins that it allows', () => {
    const headers = (policy: object, origin?: string) => (cors(policy, { ...origin && { origin } }) as Forwarded).cors;

    expect(headers(corsPolicy, 'http://a'))
      .toEqual({ 'access-control-allow-origin': 'http://a', 'access-control-allow-credentials': 'true', 'access-control-expose-headers': 'x' });
    expect(headers({ allowOrigin: ['http://b'] }, 'http://b')).toEqual({ 'access-control-allow-origin': 'http://b' });
    expect([headers(corsPolicy, 'http://b'), headers(corsPolicy), headers({}, 'http://a')]).toEqual([undefined, undefined, undefined]);
  });

  test('asks beforehand who names an origin and a method, with OPTIONS', () => {
    const asked = asksBefore('http://a');
    const [origin, wanted] = [{ Origin: asked.Origin }, { 'Access-Control-Request-Method': 'PUT' }];
    expect([cors(corsPolicy, asked), cors(corsPolicy, origin, 'OPTIONS'), cors(corsPolicy, wanted, 'OPTIONS'), cors(corsPolicy, wanted)].map(({ kind }) => kind))
      .toEqual(Array(4).fill('forwarded'));
  });

  test('an origin that is empty, or is not there, is none', () => {
    const anywhere = { allowOrigins: [{ regex: '.*' }] };
    const given: Record<string, string>[] = [{ origin: '' }, {}, { origin: 'null' }];
    expect(given.map((headers) => (cors(anywhere, headers) as Forwarded).cors))
      .toEqual([undefined, undefined, { 'access-control-allow-origin': 'null' }]);
  });

  test('does nothing where a proxy answers itself', () => {
    expect(cors(corsPolicy, asksBefore('http://a'), 'OPTIONS', { redirect: { uri: '/' } })).toMatchObject({ by: 'redirect', headers: {} });
  });
});
