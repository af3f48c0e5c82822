import { Host } from '../../src';
import { Destination, Gateway, HttpRoute, IGateway, IVirtualService, VirtualService } from '../../src/istio';
import { only } from '../support/synth';

const WWW = Host.dns('www.example.com');

test('a gateway may be anything that has a name and a namespace', () => {
  const own: IGateway = { name: 'public', namespace: 'edge' };
  const { spec } = only((scope) => new VirtualService(scope, 'routes', {
    hosts: [WWW],
    gateways: [own],
    http: [HttpRoute.route({ matches: [{ gateways: [own] }], destinations: [{ destination: Destination.host(WWW) }] })],
  }));

  expect(spec.gateways).toEqual(['edge/public']);
  expect(spec.http[0].match[0].gateways).toEqual(['edge/public']);
});

test('a virtual service may be anything that has a name', () => {
  const own: IVirtualService = { name: 'reviews', namespace: 'books' };
  const { spec } = only((scope) => new VirtualService(scope, 'routes', { hosts: [WWW], http: [HttpRoute.delegate({ delegate: own })] }));

  expect(spec.http[0].delegate).toEqual({ name: 'reviews', namespace: 'books' });
});

test.each<[string, IGateway]>([
  ['edge/public', { name: 'public', namespace: 'edge' }],
  ['public', { name: 'public' }],
  ['mesh', Gateway.MESH],
])("a gateway that is defined elsewhere is known by the name '%s'", (name, gateway) => {
  expect(Gateway.fromGatewayName(name)).toEqual(gateway);
});

const LABEL_RULE = "must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit";

test.each([
  ['a/b/c', "gateway must be given as '<namespace>/<name>' or '<name>', got 'a/b/c'"],
  ['public.edge', `name of the gateway ${LABEL_RULE}, got 'public.edge'`],
  ['', `name of the gateway ${LABEL_RULE}, got ''`],
  ['*/public', `namespace of the gateway ${LABEL_RULE}, got '*'`],
])("fails when a gateway is known by the name '%s'", (name, message) => {
  expect(() => Gateway.fromGatewayName(name)).toThrow(message);
});
