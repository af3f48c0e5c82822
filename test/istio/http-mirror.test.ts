import { Host } from '../../src';
import { Destination, HttpMirror, HttpRoute } from '../../src/istio';
import { definingHttpRoute, httpRouteOf, WWW } from '../support/istio';

const SHADOW = Destination.host(Host.dns('shadow.example.com'), { port: 8080 });
const route = (...mirrors: HttpMirror[]) => HttpRoute.route({ name: 'api', mirrors, destinations: [{ destination: Destination.host(WWW) }] });

test('all fields, of several mirrors', () => {
  const { mirrors } = httpRouteOf(route(
    { destination: SHADOW, percentage: 0.5 },
    { destination: SHADOW, percentage: 0 },
    { destination: SHADOW },
  ));

  expect(mirrors).toEqual([
    { destination: { host: 'shadow.example.com', port: { number: 8080 } }, percentage: { value: 0.5 } },
    { destination: { host: 'shadow.example.com', port: { number: 8080 } }, percentage: { value: 0 } },
    { destination: { host: 'shadow.example.com', port: { number: 8080 } } },
  ]);
});

test.each([-1, 101])('fails with %d percent', (percentage) => {
  expect(definingHttpRoute(route({ destination: SHADOW, percentage })))
    .toThrow(`percentage of a mirror of http route 'api' must be a number from 0 to 100, got ${percentage} [test/routes]`);
});
