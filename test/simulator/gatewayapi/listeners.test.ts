import { apiGateway, apiRoute, atGateway, backendOf, grant, keeping, listener } from '../../support/gateway-api';

type Fields = Record<string, any>;

const CERT = keeping('Secret', 'cert', 'tls.crt', 'tls.key');
const FAR = keeping('Secret', 'apps/cert', 'tls.crt', 'tls.key', 'ca.crt');
const named = (name: string, more: Fields = {}) => ({ certificateRefs: [{ name, ...more }] });
const https = (name: string, tls: Fields, more: Fields = {}) => listener(name, 'HTTPS', 443, { tls, ...more });
const WEB = apiRoute('HTTPRoute', 'web', [{ backendRefs: [backendOf('web')] }]);

const at = (listeners: Fields[], objects: object[] = [CERT], more: Fields = {}) => atGateway([apiGateway(listeners, more), WEB, ...objects]);
/** How a client of a listener fares. */
const outcome = (tls: Fields, objects: object[] = [CERT], more: Fields = {}) => at([https('a', tls)], objects, more).outcomeByTls('a.com', { certificate: {} });
const reasonOf = (...args: Parameters<typeof outcome>) => {
  const found = outcome(...args);
  return 'reason' in found ? found.reason.replace("no server of a Gateway has port 443; listener 'a' of Gateway shop/api is left out: ", '') : found.kind;
};

describe('listeners that speak TLS', () => {
  test('are chosen by the name that a client asks for, the narrowest first', () => {
    const both = at([https('wide', named('cert'), { hostname: '*.com' }), https('a', named('cert'), { hostname: 'a.com' })]);

    expect(both.outcomeByTls('a.com')).toMatchObject({ kind: 'forwarded', decision: { listener: 'Gateway shop/api, port 443', virtualHost: 'a.com' }, unsure: [] });
    expect([both.whoByTls('b.com'), both.whoByTls('b.com', { sni: 'a.com' }), both.whoByTls('a.com', { sni: 'b.org' })]).toEqual(['web-v1+web-v2', '404', 'refused']);
    expect(both.outcome('a.com', { port: 443 }).kind).toBe('refused');
  });

  test('take a certificate of another namespace where that permits it', () => {
    const far = named('cert', { namespace: 'apps' });
    const permitted = (from: string, to: Fields) => reasonOf(far, [FAR, grant('apps', from, to)]);

    expect(reasonOf(far, [FAR])).toBe("no ReferenceGrant lets it have Secret 'apps/cert'");
    expect(permitted('Gateway', { group: '', kind: 'Secret' })).toBe('forwarded');
    expect(permitted('Gateway', { group: '', kind: 'Secret', name: 'cert' })).toBe('forwarded');
    expect([permitted('Gateway', { group: '', kind: 'Secret', name: 'else' }), permitted('HTTPRoute', { group: '', kind: 'Secret' }), permitted('Gateway', { group: '', kind: 'ConfigMap' })])
      .toEqual(Array(3).fill("no ReferenceGrant lets it have Secret 'apps/cert'"));
  });

  test('are left out without a certificate, and unsure where it is not among the manifests', () => {
    expect(reasonOf(named('cert'), [keeping('Secret', 'cert', 'tls.crt')])).toBe("Secret 'shop/cert' has no 'tls.crt' and 'tls.key'");
    expect(reasonOf(named('cert', { kind: 'ConfigMap' }))).toBe('its certificate is a ConfigMap, not a Secret');
    expect(reasonOf({ certificateRefs: ['a', 'b', 'c'].map((name) => ({ name })) })).toBe('a listener has 2 certificates at most');
    expect(outcome(named('cert'), [])).toMatchObject({ kind: 'forwarded', unsure: ["Secret 'shop/cert' is not among the manifests: without it there is no connection"] });
  });

  test('need one of two certificates, which has to be the first', () => {
    const two = (...names: string[]) => outcome({ certificateRefs: names.map((name) => ({ name })) }, [CERT, keeping('Secret', 'none')]);

    expect([two('cert', 'cert').unsure, two('cert', 'none').unsure]).toEqual([[], []]);
    expect(two('none', 'cert').unsure).toEqual(['the certificate of the server is a file of its pods']);
  });

  test('say why nothing takes a client beside those that are left out', () => {
    const found = at([https('a', named('none'), { hostname: 'a.com' }), https('b', named('cert'), { hostname: 'b.com' })], [CERT, keeping('Secret', 'none')]);

    expect(found.outcomeByTls('a.com')).toMatchObject({
      reason: "no server at this port is for 'a.com'; listener 'a' of Gateway shop/api is left out: Secret 'shop/none' has no 'tls.crt' and 'tls.key'",
    });
    expect(found.whoByTls('b.com')).toBe('web-v1+web-v2');
  });

  test('are left out without settings of TLS, and with a protocol that Istio does not know', () => {
    const found = at([listener('a', 'HTTPS', 443), listener('b', 'UDP', 53), listener('c', 'TLS', 444)]);

    expect(found.outcomeByTls('a.com')).toMatchObject({ reason: expect.stringContaining('it has no settings of TLS, which HTTPS needs') });
    expect(found.outcome('a.com', { port: 53 })).toMatchObject({ reason: expect.stringContaining("Istio knows no protocol 'UDP'") });
    expect(found.outcomeByTls('a.com', {}, { port: 444 })).toMatchObject({ reason: expect.stringContaining('it has no settings of TLS, which TLS needs') });
  });

  test('end it with what Istio gives the proxy where an option says so', () => {
    const option = (mode: string, more: Fields = {}) => ({ options: { 'gateway.istio.io/tls-terminate-mode': mode }, ...more });

    expect(outcome(option('ISTIO_SIMPLE'), [])).toMatchObject({ kind: 'forwarded', unsure: [] });
    expect(at([https('a', option('ISTIO_MUTUAL'))]).whoByTls('a.com')).toBe('refused');
    expect(outcome(option('ISTIO_MUTUAL'), [])).toMatchObject({ kind: 'forwarded', unsure: [] });
  });
});

describe('clients of a listener', () => {
  const client = (tls: Fields, objects: object[], more: Fields = {}) => {
    const { whoByTls } = at([https('a', tls)], objects, more);
    return [whoByTls('a.com'), whoByTls('a.com', { certificate: {} })].map((who) => who !== 'refused');
  };
  const trusting = (ref: Fields, more: Fields = {}) => ({ tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', ...ref }], ...more } } } } });
  const MAP = keeping('ConfigMap', 'ca', 'ca.crt');

  test('are asked for certificates by an option', () => {
    const option = (mode: string) => ({ ...named('cert'), options: { 'gateway.istio.io/tls-terminate-mode': mode } });
    const pair = keeping('Secret', 'cert', 'tls.crt', 'tls.key', 'ca.crt');

    expect(client(option('MUTUAL'), [pair])).toEqual([false, true]);
    expect(outcome(option('MUTUAL'), [CERT]).unsure).toEqual(["Secret 'shop/cert-cacert' is not among the manifests: without it there is no connection"]);
    // Istio lets the proxy have the authority beside a certificate for the other mode alone.
    expect(reasonOf(option('OPTIONAL_MUTUAL'), [pair])).toBe('for OPTIONAL_MUTUAL istiod gives the proxy no authority from the Secret of the server');
  });

  test('are asked by whom the Gateway trusts', () => {
    expect(client(named('cert'), [CERT, MAP], trusting({ kind: 'ConfigMap', name: 'ca' }))).toEqual([false, true]);
    expect(client(named('cert'), [CERT, keeping('Secret', 'ca', 'cacert')], trusting({ kind: 'Secret', name: 'ca' }))).toEqual([false, true]);
    expect(client(named('cert'), [CERT, MAP], trusting({ kind: 'ConfigMap', name: 'ca' }, { mode: 'AllowInsecureFallback' }))).toEqual([true, true]);
    const optional = { ...named('cert'), options: { 'gateway.istio.io/tls-terminate-mode': 'OPTIONAL_MUTUAL' } };
    expect(client(optional, [CERT, MAP], trusting({ kind: 'ConfigMap', name: 'ca' }))).toEqual([true, true]);
  });

  test('are asked at certain ports alone, where that is said', () => {
    const validation = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] };
    const perPort = (port: number) => client(named('cert'), [CERT, MAP], { tls: { frontend: { default: {}, perPort: [{ port, tls: { validation } }] } } });

    expect([perPort(443), perPort(8443)]).toEqual([[false, true], [true, true]]);
  });

  test('find no listener where whom the Gateway trusts is not known', () => {
    const refused = (ref: Fields, ...objects: object[]) => reasonOf(named('cert'), [CERT, ...objects], trusting(ref));

    expect(refused({ kind: 'ConfigMap', name: 'ca' }, keeping('ConfigMap', 'ca'))).toBe("ConfigMap 'shop/ca' has no 'ca.crt'");
    expect(refused({ group: 'example.com', kind: 'Bundle', name: 'ca' })).toBe('whom it trusts as clients is a Bundle, not a Secret or a ConfigMap');
    expect(reasonOf(named('cert'), [CERT], { tls: { frontend: { default: { validation: { caCertificateRefs: [1, 2].map(() => ({ group: '', kind: 'ConfigMap', name: 'ca' })) } } } } }))
      .toBe('a Gateway trusts clients by one reference, not by several');
    expect(outcome(named('cert'), [CERT], trusting({ kind: 'ConfigMap', name: 'ca' })).unsure).toEqual(["ConfigMap 'shop/ca-cacert' is not among the manifests: without it there is no connection"]);
  });

  test('are known by another namespace where that permits it by the name that proxies have', () => {
    const refused = (...objects: object[]) => reasonOf(named('cert'), [CERT, FAR, ...objects], trusting({ kind: 'Secret', name: 'cert', namespace: 'apps' }));
    const to = (name?: string) => grant('apps', 'Gateway', { group: '', kind: 'Secret', ...name && { name } });

    expect([refused(), refused(to('cert'))]).toEqual(Array(2).fill("no ReferenceGrant lets it have 'cert-cacert' of Secret 'apps/cert'"));
    expect([refused(to()), refused(to('cert-cacert'))]).toEqual(['forwarded', 'forwarded']);
  });
});

test('routes of certain namespaces come through where they are taken', () => {
  const open = (namespaces: Fields) => atGateway([
    apiGateway([https('a', named('cert'), { allowedRoutes: { namespaces } })]), CERT,
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { team: 'outer' } } },
    apiRoute('HTTPRoute', 'apps/far', [{ backendRefs: [backendOf('far')] }]),
  ]).whoByTls('a.com');

  expect([{ from: 'All' }, { from: 'Selector', selector: { matchLabels: { team: 'outer' } } }, { from: 'Same' }, { from: 'Selector', selector: { matchLabels: { team: 'x' } } }].map(open))
    .toEqual(['apps/far-v1', 'apps/far-v1', '404', '404']);
});
