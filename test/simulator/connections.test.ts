import { Request } from '../../src/simulator';
import { allow, deny, security } from '../support/policies';
import { asking, BASE, EDGE, edge, istio, NEWS, service, to } from '../support/simulator';

const DB = service('db', ['v1', 'v2'], { ports: [{ name: 'tcp', port: 90 }] });
const BY_NEWS = { from: [{ source: { principals: ['cluster.local/ns/shop/sa/default'] } }] };
const INGRESS = { selector: { matchLabels: { istio: 'ingressgateway' } } };

const dial = (objects: object[], request: Partial<Request> = {}) =>
  asking([...BASE, ...DB, ...objects]).outcome({ from: NEWS, host: 'db', port: 90, protocol: 'tcp', ...request });

const explained = (objects: object[], request: Partial<Request> = {}) =>
  asking([...BASE, ...DB, ...objects]).explanation({ from: NEWS, host: 'db', port: 90, protocol: 'tcp', ...request });

describe('the sidecar of what a connection comes to', () => {
  const denialsOf = (objects: object[]) => {
    const outcome = dial(objects);
    return outcome.kind === 'connected' ? outcome.destinations.map(({ denials }) => denials) : outcome.kind;
  };

  test('closes it where a policy denies, for those endpoints alone that it selects', () => {
    const ofV1 = security('AuthorizationPolicy', 'db', { selector: { matchLabels: { version: 'v1', app: 'db' } }, action: 'DENY', rules: [BY_NEWS] });

    expect(denialsOf([ofV1])).toEqual([[{ endpoints: ['shop/db-v1'], status: 'reset', policy: 'AuthorizationPolicy shop/db', rule: 0, reason: expect.any(String) }]]);
    expect(denialsOf([deny('db', { to: [{ operation: { ports: ['91'] } }] })])).toEqual([[]]);
  });

  test('knows nothing of HTTP: what allows by it is not there, what denies by it does so without', () => {
    const byPath = { to: [{ operation: { paths: ['/a'], ports: ['90'] } }] };

    expect(denialsOf([allow('db', { rules: [byPath] })])).toMatchObject([[{ endpoints: ['shop/db-v1', 'shop/db-v2'], status: 'reset' }]]);
    expect(denialsOf([deny('db', byPath)])).toMatchObject([[{ endpoints: ['shop/db-v1', 'shop/db-v2'], status: 'reset' }]]);
  });

  test('tells what its rules say', () => {
    const { steps, policies } = explained([deny('db', BY_NEWS)]);

    expect(policies.map(({ at }) => at)).toEqual(['shop/db-v1, shop/db-v2']);
    expect(steps.map(({ stage }) => stage)).toEqual(['listener', 'route', 'destination', 'authorization']);
    expect(steps.at(-1)!.text).toContain('shop/db-v1, shop/db-v2: reset: AuthorizationPolicy shop/db, rules[0]');
  });
});

describe('a gateway', () => {
  const TCP = [
    edge(['*'], { port: { number: 90, name: 'tcp', protocol: 'TCP' } }),
    istio('VirtualService', 'db', { hosts: ['*'], gateways: ['edge'], tcp: [{ route: [to('db')] }] }),
  ];
  const policy = (rule: object) => security('AuthorizationPolicy', 'istio-system/edge', { ...INGRESS, action: 'DENY', rules: [rule] });

  test('closes a connection that its policies deny before it is sent on', () => {
    const outcome = dial([...TCP, policy({ to: [{ operation: { ports: ['90'] } }] })], { from: EDGE });
    const { policies } = explained([...TCP, policy({ to: [{ operation: { ports: ['90'] } }] })], { from: EDGE });

    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('AuthorizationPolicy istio-system/edge, rules[0]') });
    expect(policies).toMatchObject([{ isGate: true, at: 'the gateway', denial: { status: 'reset' } }]);
    expect(dial([...TCP, policy({ to: [{ operation: { ports: ['91'] } }] })], { from: EDGE }).kind).toBe('connected');
    expect(explained([...TCP, policy({ to: [{ operation: { ports: ['91'] } }] })], { from: EDGE }).policies).toMatchObject([{ isGate: true }]);
  });

  test('tells clients of TLS apart by the name that they ask for', () => {
    const server = edge(['*'], { port: { number: 443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' } });
    const routes = istio('VirtualService', 'db', { hosts: ['*'], gateways: ['edge'], tls: [{ match: [{ sniHosts: ['*'] }], route: [to('db')] }] });
    const named = policy({ when: [{ key: 'connection.sni', values: ['a.com'] }] });
    const kindOf = (host: string) => dial([server, routes, named], { from: EDGE, host, port: 443, tls: {} }).kind;

    expect(['a.com', 'b.com'].map(kindOf)).toEqual(['refused', 'connected']);
  });
});
