import { Request } from '../../src/simulator';
import { answer, asking, BASE, FAR, routes } from '../support/simulator';

type Asked = Partial<Request>;

const on = (path: string, more: Asked = {}): Asked => ({ path, ...more });
const tier = (value: string): Asked => ({ headers: { Tier: value } });

test.each<[string, object, Asked[], Asked[]]>([
  ['exact path', { uri: { exact: '/a' } }, [on('/a'), on('/a?x=1'), on('/b/../a'), on('/%61'), on('/./a'), on('\\a')], [on('/a/'), on('/A'), on('/a/.'), on('/a/b/..'), on('/a%2F')]],
  ['path that ends with a slash', { uri: { exact: '/a/' } }, [on('/a/'), on('/a/.'), on('/a/b/..'), on('/a/./')], [on('/a'), on('/a/..')]],
  ['prefix, of the text and not of its segments', { uri: { prefix: '/a' } }, [on('/a'), on('/ab'), on('/a/b')], [on('/A'), on('/')]],
  ['expression, of the whole path', { uri: { regex: '/a/[0-9]+' } }, [on('/a/1'), on('/a/1?b')], [on('/a/1/b'), on('/x/a/1')]],
  ['an expression that is none matches nothing', { uri: { regex: '(' } }, [], [on('/('), on('/')]],
  ['path in any case', { uri: { exact: '/a' }, ignoreUriCase: true }, [on('/A')], [on('/b')]],
  ['prefix in any case', { uri: { prefix: '/A' }, ignoreUriCase: true }, [on('/ab')], [on('/b')]],
  ['case counts in expressions', { uri: { regex: '/a' }, ignoreUriCase: true }, [on('/a')], [on('/A')]],
  ['an empty path match is none', { uri: {}, method: { exact: 'PUT' } }, [{ method: 'PUT' }], [{}]],
  ['method', { method: { regex: 'PUT|POST' } }, [{ method: 'PUT' }], [{ method: 'GET' }, { method: 'PUTS' }]],
  ['any method', { method: {}, uri: { exact: '/a' } }, [on('/a')], [on('/b')]],
  ['authority, with its port', { authority: { exact: 'web:8080' } }, [{ port: 8080, host: 'web' }, { port: 8080, host: 'web:8080' }, { host: 'web:8080' }], [{}]],
  ['scheme', { scheme: { exact: 'https' } }, [], [{}]],
  ['header', { headers: { tier: { regex: 'gold|silver' } } }, [tier('gold')], [tier('golden'), {}]],
  ['header of any value', { headers: { tier: { regex: '*' } } }, [tier('x'), tier('')], [{}]],
  ['header that is only named', { headers: { TIER: {} } }, [tier('x')], [{}]],
  ['an expression for every text still needs the header', { headers: { tier: { regex: '.*' } } }, [tier('')], [{}]],
  ['pseudo headers', { headers: { ':method': { exact: 'PUT' }, ':path': { prefix: '/a?' }, ':scheme': { exact: 'http' }, ':authority': { exact: 'web' }, 'host': { exact: 'web' } } }, [on('/a?b', { method: 'PUT' })], [on('/a', { method: 'PUT' })]],
  ['not a header', { withoutHeaders: { tier: { exact: 'gold' } } }, [{}, tier('silver')], [tier('gold')]],
  ['no header', { withoutHeaders: { tier: {} } }, [{}], [tier('')]],
  ['a header that is absent is an empty one to what excludes', { withoutHeaders: { tier: { regex: '.*' } } }, [], [{}, tier('x')]],
  ['an empty header is one too', { withoutHeaders: { tier: { regex: 'x?' } } }, [tier('y')], [{}, tier(''), tier('x')]],
  ['query', { queryParams: { page: { exact: '1' } } }, [on('/?page=1'), on('/?x&page=1&page=2')], [on('/?page=2&page=1'), on('/'), on('/?page')]],
  ['any query parameter', { queryParams: { page: {} } }, [on('/?page'), on('/?page=')], [on('/?pages=1')]],
  ['the query is taken as it is written', { queryParams: { page: { exact: 'a%20b' } } }, [on('/?page=a%20b#c')], [on('/?page=a b')]],
  ['port', { port: 8080 }, [{ port: 8080 }], [{}]],
  ['labels of the caller', { sourceLabels: { app: 'far' } }, [{ from: FAR, host: 'web.shop' }], [{}]],
  ['namespace of the caller', { sourceNamespace: 'apps' }, [{ from: FAR, host: 'web.shop' }], [{}]],
  ['gateways, beside which the caller is not looked at', { gateways: ['mesh'], sourceNamespace: 'apps' }, [{}], []],
  ['another gateway', { gateways: ['shop/edge'] }, [], [{}]],
])('%s', (_, match, hits, misses) => {
  const { who } = asking([...BASE, ...webAt8080(), routes(answer('hit', [match]), answer('none'))]);

  expect(hits.map(who)).toEqual(hits.map(() => '200 hit'));
  expect(misses.map(who)).toEqual(misses.map(() => '200 none'));
});

/** The same service at two ports. */
function webAt8080(): object[] {
  return [{
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }, { name: 'http-other', port: 8080 }] },
  }];
}

test('one match of several suffices, and the first route that matches answers', () => {
  const { who } = asking([...BASE, routes(answer('first', [{ uri: { exact: '/a' } }, { uri: { exact: '/b' } }]), answer('second', [{ uri: { exact: '/b' } }, { uri: { exact: '/c' } }]))]);

  expect(['/a', '/b', '/c', '/d'].map((path) => who({ path }))).toEqual(['200 first', '200 first', '200 second', '404']);
});

test.each([[undefined], [[{ uri: { prefix: '/' } }]], [[{ uri: { regex: '.*' } }]], [[{}]]])('nothing comes after a route that matches everything: %j', (match) => {
  const { who } = asking([...BASE, routes(answer('all', match), answer('late', [{ uri: { exact: '/late' } }]))]);

  expect(who({ path: '/late' })).toBe('200 all');
});
