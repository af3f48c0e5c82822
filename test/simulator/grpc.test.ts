import { grpcStatusOfOutcome } from '../../src/simulator';
import { grpcStatusOf, httpStatusOf } from '../../src/simulator/http/grpc';
import { answer, asking, BASE, edge, EDGE, istio, routes, service, to } from '../support/simulator';

const call = (objects: object[], more: object = {}) => asking([...BASE, ...objects]).outcome({ protocol: 'grpc', path: '/shop.Cart/Add', ...more });

test('is routed as HTTP is: by path, method and headers', () => {
  const byMethod = routes(
    { match: [{ uri: { exact: '/shop.Cart/Add' }, method: { exact: 'POST' }, headers: { 'content-type': { exact: 'application/grpc' } } }], route: [to('web', 'v1')] },
    { route: [to('web', 'v2')] },
  );

  expect(call([byMethod])).toMatchObject({ kind: 'forwarded', destinations: [{ subset: 'v1', request: { method: 'POST', path: '/shop.Cart/Add', headers: { te: 'trailers' } } }] });
  expect(call([byMethod], { path: '/shop.Cart/Remove' })).toMatchObject({ destinations: [{ subset: 'v2' }] });
  expect(asking([...BASE, byMethod]).outcome({ method: 'POST', path: '/shop.Cart/Add', headers: { 'Content-Type': 'application/grpc' } })).toMatchObject({ destinations: [{ subset: 'v1' }] });
});

test('does not come through where a port is asked by HTTP/1.1', () => {
  const unsure = (port: object) => {
    const outcome = call(service('cart', ['v1'], { ports: [{ port: 80, ...port }] }), { host: 'cart' });
    return outcome.kind === 'forwarded' ? outcome.destinations[0].unsure : outcome.kind;
  };

  for (const port of [{ name: 'grpc' }, { name: 'http2-x' }, { name: 'x' }, { name: 'http', appProtocol: 'kubernetes.io/h2c' }]) expect(unsure(port)).toBeUndefined();
  for (const port of [{ name: 'http-x' }, { name: 'grpc', appProtocol: 'http' }, { name: 'grpc', appProtocol: 'kubernetes.io/ws' }]) {
    expect(unsure(port)).toBe("port 80 of 'cart.shop.svc.cluster.local' is asked by HTTP/1.1, by which calls of gRPC do not come through");
  }
});

test('gets errors of proxies as a status of gRPC', () => {
  const site = (...http: object[]) => [edge(['a.com']), istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], http })];
  const at = (objects: object[], more: object = {}) => call(objects, { from: EDGE, host: 'a.com', ...more });

  expect(at(site({ match: [{ uri: { exact: '/x' } }], route: [to('web')] }))).toMatchObject({ kind: 'answered', status: 200, grpcStatus: 12, by: 'no route' });
  expect(at(site(), { host: 'b.com' })).toMatchObject({ status: 200, grpcStatus: 12, by: 'no virtual host' });
  expect(at(site({ route: [to('web', 'v9')] }))).toMatchObject({ kind: 'forwarded', destinations: [{ failure: { status: 200, grpcStatus: 14 } }] });
  expect(at(site(answer('x', undefined, { directResponse: { status: 403 } })))).toMatchObject({ status: 200, grpcStatus: 7, by: 'direct response' });
  expect(at(site({ redirect: { uri: '/y' } }))).toMatchObject({ status: 200, grpcStatus: 2, by: 'redirect' });
});

test('is recognized by its type of content', () => {
  const status = (type: string) => asking([edge(['a.com'])]).outcome({ from: EDGE, host: 'b.com', headers: { 'content-type': type } });

  expect(status('application/grpc+proto')).toMatchObject({ status: 200, grpcStatus: 12 });
  for (const type of ['application/grpc-web', 'application/json']) expect(status(type)).toMatchObject({ status: 404 });
  expect(status('application/json')).not.toHaveProperty('grpcStatus');
});

test('may be aborted with a status of its own, which is one of HTTP for others', () => {
  const fault = routes({ fault: { abort: { grpcStatus: 'NOT_FOUND', percentage: { value: 100 } } }, route: [to('web')] });

  expect(call([fault])).toMatchObject({ kind: 'answered', by: 'abort', status: 200, grpcStatus: 5 });
  expect(asking([...BASE, fault]).outcome()).toMatchObject({ kind: 'answered', by: 'abort', status: 404 });
  expect(call([routes({ fault: { abort: { httpStatus: 429, percentage: { value: 100 } } }, route: [to('web')] })])).toMatchObject({ by: 'abort', status: 200, grpcStatus: 14 });
});

test('has a status for each of HTTP, and HTTP for each of its', () => {
  expect([400, 401, 403, 404, 429, 502, 503, 504, 500, 418].map(grpcStatusOf)).toEqual([13, 16, 7, 12, 14, 14, 14, 14, 2, 2]);
  expect(Array.from({ length: 18 }, (_, code) => httpStatusOf(code)))
    .toEqual([200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401, 500]);
});

test('tells the status that a client gets for sure', () => {
  const status = (...destinations: object[]) => grpcStatusOfOutcome(call([routes({ route: destinations })]));

  expect([status(to('web', 'v9')), status(to('web', 'v9', { weight: 1 }), to('web', 'v1', { weight: 1 })), status(to('web'))]).toEqual([14, undefined, undefined]);
  expect(grpcStatusOfOutcome(call([], { protocol: 'http' }))).toBeUndefined();
  expect(grpcStatusOfOutcome(call([], { port: 9 }))).toBeUndefined();
});
