import { answer, asking, BASE, edge, EDGE, FAR, istio, routes, service, to } from '../support/simulator';

describe('Sidecar', () => {
  const knows = (hosts: string[], more: object = {}, name = 'sidecar', objects: object[] = []) => {
    const { who } = asking([...BASE, ...objects, istio('Sidecar', name, { egress: [{ hosts }], ...more })], { outboundTrafficPolicy: 'REGISTRY_ONLY' });
    return [who(), who({ host: 'far.apps' })];
  };

  test.each<[string[], string[]]>([
    [['*/*'], ['web-v1+web-v2', 'apps/far-v1']],
    [['./*'], ['web-v1+web-v2', '502']],
    [['apps/*'], ['502', 'apps/far-v1']],
    [['*/web.shop.svc.cluster.local'], ['web-v1+web-v2', '502']],
    [['shop/*.svc.cluster.local'], ['web-v1+web-v2', '502']],
    [['*/*', '~shop/web.shop.svc.cluster.local'], ['502', 'apps/far-v1']],
    [['*/*', '~/*.apps.svc.cluster.local'], ['web-v1+web-v2', '502']],
    [['~/*'], ['refused', 'refused']],
  ])('that imports %j', (hosts, answers) => {
    expect(knows(hosts)).toEqual(answers);
  });

  test('is that of the workload, else of its namespace, else of the mesh', () => {
    const selecting = (app: string) => ({ workloadSelector: { labels: { app } } });

    expect(knows(['apps/*'], selecting('news'))[0]).toBe('502');
    expect(knows(['apps/*'], selecting('web'))[0]).toBe('web-v1+web-v2');
    expect(knows(['apps/*'], {}, 'istio-system/all')[0]).toBe('502');
    expect(knows(['apps/*'], selecting('news'), 'istio-system/all')[0]).toBe('web-v1+web-v2');
    expect(knows(['apps/*'], {}, 'istio-system/all', [istio('Sidecar', 'own', {})])[0]).toBe('web-v1+web-v2');
    expect(knows(['apps/*'], {}, 'b', [istio('Sidecar', 'a', { egress: [{ hosts: ['./*'] }], ...selecting('news') })])).toEqual(['web-v1+web-v2', '502']);
  });

  test('leaves out VirtualServices too, and knows what the others lead to', () => {
    const wide = istio('VirtualService', 'apps/wide', { hosts: ['*.local'], http: [answer('wide')] });

    expect(knows(['shop/*'], {}, 'sidecar', [wide])).toEqual(['web-v1+web-v2', '502']);
    expect(knows(['./*'], {}, 'sidecar', [routes({ route: [to('far.apps.svc.cluster.local')] })])[0]).toBe('apps/far-v1');
    expect(knows(['./*', '~./web.shop.svc.cluster.local'], {}, 'sidecar', [routes(answer('web'))])[0]).toBe('502');
  });

  test('says what becomes of unknown hosts', () => {
    const who = (outboundTrafficPolicy: object | undefined) =>
      asking([...BASE, istio('Sidecar', 'sidecar', { egress: [{ hosts: ['*/*'] }], outboundTrafficPolicy })]).who({ host: 'x.com' });

    expect([undefined, { mode: 'ALLOW_ANY' }, { mode: 'REGISTRY_ONLY' }, {}].map(who)).toEqual(['passed on', 'passed on', '502', '502']);
  });

  test('has listeners of its own ports', () => {
    const other = service('other', ['v1'], { ports: [{ name: 'http', port: 8080 }, { name: 'tcp', port: 90 }] });
    const egress = (protocol: string, number: number) =>
      ({ egress: [{ port: { number, name: 'own', protocol }, hosts: ['./*'] }, { hosts: ['apps/*'] }] });
    const who = (spec: object, request: object) => asking([...BASE, ...other, istio('Sidecar', 'sidecar', spec)], { outboundTrafficPolicy: 'REGISTRY_ONLY' }).who(request);

    expect(who(egress('HTTP', 8080), { host: 'other', port: 8080 })).toBe('other-v1');
    expect(who(egress('HTTP', 8080), { host: 'web' })).toBe('502');
    expect(who(egress('TCP', 90), { host: 'other', port: 90, protocol: 'tcp' })).toBe('other-v1');
    expect(who({ egress: [{ port: { number: 8080, name: 'own', protocol: 'HTTP' }, hosts: ['./*'] }] }, { host: 'web' })).toBe('refused');
  });
});

describe('services', () => {
  const exported = (exportTo: string) => ({ annotations: { 'networking.istio.io/exportTo': exportTo } });

  test('are for the namespaces that they are exported to', () => {
    const who = (metadata: object, options = {}) => {
      const { who: asked } = asking([...BASE, ...service('apps/own', ['v1'], {}, metadata)], { outboundTrafficPolicy: 'REGISTRY_ONLY', ...options });
      return [asked({ host: 'own.apps' }), asked({ from: FAR, host: 'own' })];
    };

    expect(who({})).toEqual(['apps/own-v1', 'apps/own-v1']);
    expect(who(exported('.'))).toEqual(['502', 'apps/own-v1']);
    expect(who(exported('shop, other'))).toEqual(['apps/own-v1', '502']);
    expect(who(exported('~'))).toEqual(['502', '502']);
    expect(who({}, { defaultServiceExportTo: ['.'] })).toEqual(['502', 'apps/own-v1']);
  });

  const entry = (name: string, spec: object, metadata: object = {}) => istio('ServiceEntry', name, {
    hosts: ['api.partner.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', ...spec,
  }, metadata);
  const asked = (...objects: object[]) => asking([...BASE, ...objects]).who({ host: 'api.partner.com' });

  test('of ServiceEntries have their endpoints', () => {
    const machine = (name: string, labels?: object) => istio('WorkloadEntry', name, { address: '10.9.9.9', labels });
    const workloadSelector = { labels: { app: 'web' } };

    expect(asked(entry('a', { endpoints: [{ address: '10.1.1.1' }, { address: '10.1.1.2', labels: { version: 'v2' } }, {}] }))).toBe('10.1.1.1+10.1.1.2+');
    expect(asked(entry('a', { workloadSelector }), machine('m', { app: 'web' }), machine('n'), machine('apps/o', { app: 'web' }))).toBe('10.9.9.9+web-v1+web-v2');
    expect(asked(entry('a', { workloadSelector: {} }))).toBe('503');
    expect(asked(entry('a', { workloadSelector }), istio('WorkloadEntry', 'bare', {}))).toBe('web-v1+web-v2');
    expect(asked(entry('a', { workloadSelector }), istio('WorkloadEntry', 'bare', { labels: { app: 'web' } }))).toBe('+web-v1+web-v2');
    expect(asked(entry('a', {}))).toBe('503');
    expect(asked(entry('a', { resolution: 'DNS' }))).toBe('api.partner.com');
    expect(asked(entry('a', { resolution: undefined }))).toBe('unsure');
    expect(asked(entry('a', { ports: undefined }))).toBe('passed on');
  });

  test('of ServiceEntries have subsets by the labels of their endpoints', () => {
    const endpoints = [{ address: '10.1.1.1', labels: { version: 'v1' } }, { address: '10.1.1.2', labels: { version: 'v2' } }];
    const rule = istio('DestinationRule', 'partner', { host: 'api.partner.com', subsets: [{ name: 'v2', labels: { version: 'v2' } }, { name: 'all' }] });
    const leading = (subset: string) => istio('VirtualService', 'partner', { hosts: ['api.partner.com'], http: [{ route: [to('api.partner.com', subset)] }] });

    expect([asked(entry('a', { endpoints }), rule, leading('v2')), asked(entry('a', { endpoints }), rule, leading('all'))]).toEqual(['10.1.1.2', '10.1.1.1+10.1.1.2']);
  });

  test('of one host: those of the own namespace, of Kubernetes, or else the first', () => {
    const of = (address: string) => ({ endpoints: [{ address }] });
    const squatting = (name: string) => entry(name, { hosts: ['far.apps.svc.cluster.local'], ...of('10.6.6.6') });

    expect(asked(entry('other/a', of('10.1.1.1')), entry('b', of('10.1.1.2')))).toBe('10.1.1.2');
    expect(asked(entry('other/b', of('10.1.1.1')), entry('apps/a', of('10.1.1.2')))).toBe('10.1.1.2');
    for (const name of ['other/a', 'other/z']) expect(asking([...BASE, squatting(name)]).who({ host: 'far.apps.svc.cluster.local' })).toBe('apps/far-v1');
    expect(asked(entry('a', of('10.1.1.1')), entry('b', { ...of('10.1.1.2'), ports: [{ number: 8080, name: 'x', protocol: 'HTTP' }] }))).toBe('10.1.1.1');
  });

  test('of one host at a gateway', () => {
    const site = istio('VirtualService', 'site', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('api.partner.com')] }] });
    const of = (address: string, number = 80) => ({ endpoints: [{ address }], ports: [{ number, name: 'http', protocol: 'HTTP' }] });
    const who = (...objects: object[]) => asking([...BASE, edge(), site, ...objects]).who({ from: EDGE, host: 'x.com' });
    const squatting = entry('a', { hosts: ['far.apps.svc.cluster.local'], ...of('10.6.6.6') });
    const toFar = istio('VirtualService', 'site', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('far.apps.svc.cluster.local')] }] });

    expect(who(entry('apps/a', of('10.1.1.1')), entry('other/b', of('10.1.1.2')))).toBe('10.1.1.1');
    expect(who(entry('a', of('10.1.1.1')), entry('b', of('10.1.1.2')))).toBe('10.1.1.1');
    expect(who(entry('a', of('10.1.1.1', 8080)), entry('b', of('10.1.1.2', 9090)))).toBe('10.1.1.1');
    expect(asking([...BASE, edge(), toFar, squatting]).who({ from: EDGE, host: 'x.com' })).toBe('apps/far-v1');
    expect(asking([...BASE, edge(), toFar, entry('z', { hosts: ['far.apps.svc.cluster.local'], ...of('10.6.6.6') })]).who({ from: EDGE, host: 'x.com' })).toBe('apps/far-v1');
  });

  test('with a wildcard are routed by hosts within', () => {
    const wild = entry('wild', { hosts: ['*.partner.com'], endpoints: [{ address: '10.1.1.1' }], addresses: ['240.0.0.1/32'] });
    const other = istio('VirtualService', 'one', { hosts: ['api.partner.com'], http: [answer('one')] });

    expect(asked(wild)).toBe('10.1.1.1');
    expect(asked(wild, other)).toBe('200 one');
    expect(asking([...BASE, wild]).who({ host: '240.0.0.1' })).toBe('10.1.1.1');
  });

  test('without an address and of another protocol take what comes to any address', () => {
    expect(asked(entry('a', { ports: [{ number: 9090, name: 'tcp', protocol: 'TCP' }] }))).toBe('passed on');
    expect(asking([...BASE, entry('a', { ports: [{ number: 9090, name: 'tcp', protocol: 'TCP' }] })]).who({ host: 'else.com', port: 9090 })).toBe('closed');
  });
});
