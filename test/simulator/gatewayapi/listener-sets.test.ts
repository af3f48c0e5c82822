import { api, apiGateway, apiRoute, atGateway, backendOf, grant, keeping, listener } from '../../support/gateway-api';
import { istio } from '../../support/simulator';

type Fields = Record<string, any>;

const HTTP = listener('http', 'HTTP', 80);
const set = (name: string, listeners: Fields[], more: Fields = {}, metadata: Fields = {}) =>
  api('ListenerSet', name, { parentRef: { name: 'api', namespace: 'shop' }, listeners, ...more }, metadata);
const open = (from: Fields = { from: 'All' }) => apiGateway([HTTP], { allowedListeners: { namespaces: from } });
const ofSet = (name: string, namespace: string | undefined = undefined, more: Fields = {}) =>
  apiRoute('HTTPRoute', namespace ? `${namespace}/web` : 'web', [{ backendRefs: [backendOf(namespace ? 'far' : 'web')] }], { parentRefs: [{ kind: 'ListenerSet', name, ...namespace && { namespace }, ...more }] });
const MORE = listener('more', 'HTTP', 8080, { hostname: 'a.com' });

test('a ListenerSet adds listeners to a Gateway that lets it', () => {
  const { who, outcome } = atGateway([open(), set('more', [MORE]), ofSet('more')]);

  expect([who('a.com', { port: 8080 }), who('b.com', { port: 8080 }), who('a.com')]).toEqual(['web-v1+web-v2', '404', '404']);
  expect(outcome('a.com', { port: 8080 })).toMatchObject({ decision: { listener: 'ListenerSet shop/more, port 8080' }, unsure: [] });
});

test.each<[string, Fields | undefined, string[]]>([
  ['nothing is said', undefined, ['refused', 'refused']],
  ['none is let', { from: 'None' }, ['refused', 'refused']],
  ['those beside it are', { from: 'Same' }, ['web-v1+web-v2', 'refused']],
  ['all are', { from: 'All' }, ['web-v1+web-v2', 'apps/far-v1']],
  ['those of certain namespaces are', { from: 'Selector', selector: { matchLabels: { team: 'outer' } } }, ['refused', 'apps/far-v1']],
])('which ones a Gateway lets: %s', (_, from, whos) => {
  const gateway = from ? open(from) : apiGateway([HTTP]);
  const apps = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { team: 'outer' } } };
  const of = (...objects: object[]) => atGateway([gateway, apps, ...objects]).who('a.com', { port: 8080 });

  expect([of(set('more', [MORE]), ofSet('more')), of(set('apps/more', [MORE]), ofSet('more', 'apps'))]).toEqual(whos);
});

test('one that is not let says so, and one of something else does nothing', () => {
  const { outcome } = atGateway([open({ from: 'Same' }), set('apps/more', [MORE])]);
  expect(outcome('a.com', { port: 8080 })).toMatchObject({
    reason: "no server of a Gateway has port 8080; listener 'more' of ListenerSet apps/more is left out: Gateway shop/api takes no listeners of the namespace 'apps'",
  });

  const other = (parentRef: Fields) => atGateway([open(), set('more', [MORE], { parentRef }), ofSet('more')]).who('a.com', { port: 8080 });
  expect([{ name: 'api' }, { name: 'else' }, { name: 'api', namespace: 'apps' }, { name: 'api', kind: 'Else' }, { name: 'api', group: 'example.com' }].map(other))
    .toEqual(['web-v1+web-v2', ...Array(4).fill('refused')]);
});

test('the listeners of the Gateway come before those of sets, and the oldest set before others', () => {
  const on = (hostname: string) => [listener('more', 'HTTP', 80, { hostname })];
  const beside = (...objects: object[]) => atGateway([apiGateway([{ ...HTTP, hostname: 'a.com' }], { allowedListeners: { namespaces: { from: 'All' } } }), ...objects]).who('b.com');

  expect(atGateway([open(), set('more', [HTTP]), ofSet('more')]).who('a.com')).toBe('404');
  expect(beside(set('more', on('b.com')), ofSet('more'))).toBe('web-v1+web-v2');
  const old = set('z', on('b.com'), {}, { creationTimestamp: '2026-01-01T00:00:00Z' });
  expect(beside(set('a', on('b.com')), old, ofSet('z'))).toBe('web-v1+web-v2');
  expect(beside(set('a', on('b.com')), old, ofSet('a'))).toBe('404');
});

test('routes are bound to a set by its listeners, not to the Gateway behind it', () => {
  const own = apiRoute('HTTPRoute', 'own', [{ backendRefs: [backendOf('news')] }]);
  const { who } = atGateway([open(), set('more', [MORE, listener('other', 'HTTP', 8081)]), own, ofSet('more', undefined, { sectionName: 'other' })]);

  expect([who('a.com'), who('a.com', { port: 8080 }), who('a.com', { port: 8081 })]).toEqual(['news-v1', '404', 'web-v1+web-v2']);
});

test('certificates are those of the namespace of a set, which needs permission for others', () => {
  const https = (more: Fields = {}) => [listener('tls', 'HTTPS', 443, { tls: { certificateRefs: [{ name: 'cert', ...more }] } })];
  const of = (name: string, more: Fields, ...objects: object[]) =>
    atGateway([open(), keeping('Secret', 'apps/cert', 'tls.crt', 'tls.key'), set(name, https(more)), ofSet('more', name.startsWith('apps') ? 'apps' : undefined), ...objects]).whoByTls('a.com');

  expect(of('apps/more', {})).toBe('apps/far-v1');
  const elsewhere = { namespace: 'apps' };
  expect(['Gateway', 'ListenerSet'].map((kind) => of('more', elsewhere, grant('apps', kind, { group: '', kind: 'Secret' })))).toEqual(['refused', 'web-v1+web-v2']);
  expect(atGateway([open(), set('more', [listener('tls', 'HTTPS', 443)]), ofSet('more')]).whoByTls('a.com')).toBe('refused');
});

test('beside a set of another namespace a Gateway of Istio of that is let in', () => {
  const edge = istio('Gateway', 'apps/edge', {
    selector: { 'gateway.networking.k8s.io/gateway-name': 'api' }, servers: [{ hosts: ['*'], port: { number: 8081, name: 'http', protocol: 'HTTP' } }],
  });

  expect(atGateway([open(), edge]).who('a.com', { port: 8081 })).toBe('refused');
  expect(atGateway([open(), edge, set('apps/more', [MORE])]).who('a.com', { port: 8081 })).toBe('404');
});
