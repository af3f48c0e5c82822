import { answer, asking, BASE, edge, EDGE, FAR, istio, routes, to } from '../support/simulator';

const webAgain = istio('VirtualService', 'web-again', { hosts: ['web'], http: [answer('again')] });

test('tells each step, and why others were not taken', () => {
  const { explanation } = asking([...BASE, webAgain, routes(
    answer('gold', [{ uri: { prefix: '/gold' }, headers: { tier: { exact: 'gold' } } }]),
    answer('far', [{ sourceLabels: { app: 'far', version: 'v1' } }, { sourceNamespace: 'apps' }, { port: 8080 }, { gateways: ['shop/edge', 'shop/other'] }]),
    { name: 'split', route: [to('web', 'v1', { weight: 1 }), to('web', 'v3', { weight: 7 })] },
    answer('late', [{ uri: { exact: '/late' } }]),
  )]);

  expect(explanation({ path: '/silver' }).steps).toEqual([
    { stage: 'listener', text: 'sidecar of shop/news-v1, port 80', others: [] },
    {
      stage: 'virtual host',
      text: 'web.shop.svc.cluster.local',
      others: [{ text: 'VirtualService shop/web-again', reason: "'web' has routes already: a sidecar takes the first VirtualService alone" }],
    },
    {
      stage: 'route',
      text: "VirtualService shop/web, http[2] 'split'",
      others: [
        { text: 'VirtualService shop/web, http[0].match[0]', reason: "misses: path begins with '/gold', header 'tier' is 'gold'" },
        { text: 'VirtualService shop/web, http[1].match[0]', reason: 'is for callers with app=far,version=v1' },
        { text: 'VirtualService shop/web, http[1].match[1]', reason: 'is for callers in namespace apps' },
        { text: 'VirtualService shop/web, http[1].match[2]', reason: 'is for port 8080' },
        { text: 'VirtualService shop/web, http[1].match[3]', reason: 'is for shop/edge, shop/other' },
        { text: 'VirtualService shop/web, http[3].match[0]', reason: 'route 2 before it matches everything' },
      ],
    },
    { stage: 'destination', text: 'web.shop.svc.cluster.local subset v1 port 80 (12.5 %): shop/web-v1', others: [] },
    {
      stage: 'destination',
      text: "web.shop.svc.cluster.local subset v3 port 80 (87.5 %): 503: no DestinationRule that the proxy follows gives 'web.shop.svc.cluster.local' a subset 'v3'",
      others: [],
    },
  ]);
});

test('tells each caller what it is left out for, though all have the same routes', () => {
  const { explanation } = asking([...BASE, routes(answer('nobody', [{ sourceLabels: { app: 'far' }, sourceNamespace: 'shop' }]), answer('all'))]);
  const reasonFor = (request: object) => explanation(request).steps[2].others[0].reason;

  expect([reasonFor({}), reasonFor({ from: FAR, host: 'web.shop' })]).toEqual(['is for callers with app=far', 'is for callers in namespace shop']);
});

test('tells of a service that nothing routes', () => {
  const headless = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'headless', namespace: 'shop' }, spec: { clusterIP: 'None', ports: [{ name: 'http', port: 80 }] } };

  expect(asking([...BASE, headless]).explanation({ host: 'headless' }).steps.slice(2).map(({ text }) => text)).toEqual([
    'the service itself, which no VirtualService routes',
    "headless.shop.svc.cluster.local port 80 (100 %): 'headless.shop.svc.cluster.local' has no endpoints of its own: the address that is called decides",
  ]);
});

test('tells nothing of a service whose short name is the host of a VirtualService', () => {
  const shortName = istio('VirtualService', 'short', { hosts: ['news.shop'], http: [answer('short')] });
  const { steps, outcome } = asking([...BASE, shortName]).explanation({ host: 'news.shop' });

  expect(outcome).toMatchObject({ body: 'short' });
  expect(steps[1]).toEqual({ stage: 'virtual host', text: 'news.shop', others: [] });
});

test('tells what no route matches', () => {
  const matches = [
    { uri: { exact: '/a' }, ignoreUriCase: true }, { uri: { regex: '/a' }, ignoreUriCase: true }, { headers: { tier: {} } }, { withoutHeaders: { x: { regex: 'y' } } },
    { withoutHeaders: { x: {} } }, { method: { exact: 'PUT' } }, { queryParams: { page: {} } }, { queryParams: { page: { prefix: '1' } } },
  ];
  const { steps, outcome } = asking([...BASE, routes(answer('a', matches))]).explanation({ headers: { x: 'y' } });

  expect(outcome).toMatchObject({ by: 'no route' });
  expect(steps[2].text).toBe('none matches');
  expect(steps[2].others.map(({ reason }) => reason)).toEqual([
    "misses: path is '/a' in any case", "misses: path matches '/a'", "misses: header 'tier' is there", "misses: not: header 'x' matches 'y'",
    "misses: header 'x' is absent", "misses: method is 'PUT'", "misses: query parameter 'page' is there", "misses: query parameter 'page' begins with '1'",
  ]);
});

test('tells where it ends before', () => {
  const texts = (objects: object[], host: string, port = 80) =>
    asking([...BASE, ...objects]).explanation({ from: EDGE, host, port }).steps.map(({ stage, text }) => `${stage}: ${text}`);

  expect(texts([edge(['a.com'])], 'b.com')).toEqual(['listener: Gateway shop/edge, port 80', "virtual host: none has 'b.com'"]);
  expect(texts([edge(['a.com'])], 'b.com', 81)).toEqual(['listener: gateway istio-system/istio-ingressgateway, port 81']);
  expect(texts([edge(['a.com'], { tls: { httpsRedirect: true } })], 'a.com')).toEqual(['listener: Gateway shop/edge, port 80', 'virtual host: a.com']);
});
