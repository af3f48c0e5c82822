import { meshOptionsOf } from '../../src/simulator';

test('what of a mesh configuration decides who may call', () => {
  expect(meshOptionsOf({
    trustDomain: 'example.com',
    trustDomainAliases: ['old.example.com'],
    enableAutoMtls: false,
    extensionProviders: [
      { name: 'http', envoyExtAuthzHttp: { service: 'shop/ext.shop.svc.cluster.local', port: 80 } }, { name: 'grpc', envoyExtAuthzGrpc: { service: 'ext', port: 90 } },
      { name: 'tracing', zipkin: {} }, { envoyExtAuthzHttp: { service: 'nameless' } },
    ],
  })).toEqual({
    trustDomain: 'example.com',
    trustDomainAliases: ['old.example.com'],
    enableAutoMtls: false,
    authorizers: [{ name: 'http', kind: 'http', service: 'shop/ext.shop.svc.cluster.local' }, { name: 'grpc', kind: 'grpc', service: 'ext' }],
  });
  expect(meshOptionsOf({ enableAutoMtls: true })).toEqual({});
});
