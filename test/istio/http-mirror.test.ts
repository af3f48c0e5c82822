import { Host } from '../../src';
import { Destination, HttpMirror, HttpRoute, VirtualService } from '../../src/istio';
import { chart, only } from '../support/synth';

const WWW = Host.dns('www.example.com');
const SHADOW = Destination.host(Host.dns('shadow.example.com'), { port: 8080 });
const routes = (...mirrors: HttpMirror[]) => ({
  hosts: [WWW],
  http: [HttpRoute.route({ name: 'api', mirrors, destinations: [{ destination: Destination.host(WWW) }] })],
});

test('all fields, of several mirrors', () => {
  const { spec } = only((scope) => new VirtualService(scope, 'routes', routes(
    { destination: SHADOW, percentage: 0.5 },
    { destination: SHADOW, percentage: 0 },
    { destination: SHADOW },
  )));

  expect(spec.http[0].mirrors).toEqual([
    { destination: { host: 'shadow.example.com', port: { number: 8080 } }, percentage: { value: 0.5 } },
    { destination: { host: 'shadow.example.com', port: { number: 8080 } }, percentage: { value: 0 } },
    { destination: { host: 'shadow.example.com', port: { number: 8080 } } },
  ]);
});

test.each([-1, 101])('fails with %d percent', (percentage) => {
  expect(() => new VirtualService(chart(), 'routes', routes({ destination: SHADOW, percentage })))
    .toThrow(`percentage of a mirror of http route 'api' must be a number from 0 to 100, got ${percentage} [test/routes]`);
});
