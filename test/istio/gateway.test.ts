import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { WorkloadSelector } from '../../src';
import { Gateway, GatewayProps, Server, ServerCertificate, ServerTls } from '../../src/istio';
import { LABEL_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const HOSTS = ['www.example.com'];

const portsOf = (define: (gateway: Gateway) => void, servers?: Server[]) =>
  only((scope) => define(new Gateway(scope, 'gateway', { servers }))).spec.servers.map((server: any) => server.port.name);

test('a gateway selects the default ingress gateway', () => {
  const gateway = only((scope) => new Gateway(scope, 'gateway', { servers: [Server.http({ hosts: ['*'] })] }));

  expect(gateway).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'test-gateway', namespace: 'shop' },
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['*'], port: { name: 'http-80', number: 80, protocol: 'HTTP' } }],
    },
  });
});

test('all fields come out', () => {
  const gateway = only((scope) => new Gateway(scope, 'gateway', {
    metadata: { name: 'public', namespace: 'edge', labels: { team: 'web' } },
    selector: WorkloadSelector.labels({ app: 'edge', tier: 'front' }),
    servers: [Server.http({ hosts: HOSTS }), Server.tcp({ hosts: HOSTS, port: 9000 })],
  }));

  expect(gateway.metadata).toEqual({ name: 'public', namespace: 'edge', labels: { team: 'web' } });
  expect(gateway.spec).toEqual({
    selector: { app: 'edge', tier: 'front' },
    servers: [
      { hosts: HOSTS, port: { name: 'http-80', number: 80, protocol: 'HTTP' } },
      { hosts: HOSTS, port: { name: 'tcp-9000', number: 9000, protocol: 'TCP' } },
    ],
  });
});

test('a gateway is referred to by its name and namespace', () => {
  const gateway = new Gateway(chart(), 'gateway');

  expect({ name: gateway.name, namespace: gateway.namespace }).toEqual({ name: 'test-gateway', namespace: 'shop' });
});

describe('servers', () => {
  test('added later come after those of the props', () => {
    const names = portsOf((gateway) => gateway.addServer(Server.grpcWeb({ hosts: HOSTS })), [Server.http({ hosts: HOSTS })]);

    expect(names).toEqual(['http-80', 'grpc-web-80']);
  });

  test('on one port get names that differ', () => {
    const names = portsOf((gateway) => {
      gateway.addServer(Server.http({ hosts: ['c.example.com'] }));
    }, [Server.http({ hosts: ['a.example.com'] }), Server.http({ hosts: ['b.example.com'] })]);

    expect(names).toEqual(['http-80', 'http-80-2', 'http-80-3']);
  });

  test('keep the port name that they are given, which others then avoid', () => {
    const names = portsOf(() => undefined, [
      Server.http({ hosts: HOSTS, portName: 'web' }),
      Server.tcp({ hosts: HOSTS, port: 9000, portName: 'http-80' }),
      Server.http({ hosts: HOSTS }),
    ]);

    expect(names).toEqual(['web', 'http-80', 'http-80-2']);
  });

  test('are named in each gateway for itself', () => {
    const server = Server.http({ hosts: HOSTS });
    const scope = chart();
    new Gateway(scope, 'one', { servers: [server] });
    new Gateway(scope, 'two', { servers: [server] });

    expect(synth(scope).map(({ spec }) => spec.servers[0].port.name)).toEqual(['http-80', 'http-80']);
  });

  test.each<[string, string, Server[]]>([
    ['given twice', 'web', [Server.http({ hosts: HOSTS, portName: 'web' }), Server.tcp({ hosts: HOSTS, port: 1, portName: 'web' })]],
    ['of a default', 'http-80', [Server.http({ hosts: HOSTS }), Server.tcp({ hosts: HOSTS, port: 1, portName: 'http-80' })]],
  ])('fails with a port name %s', (_, name, servers) => {
    expect(() => new Gateway(chart(), 'gateway', { servers }))
      .toThrow(`two servers have the port name '${name}'; give one of them another portName [test/gateway]`);
  });

  test.each<[string, GatewayProps]>([
    ['no servers', {}],
    ['an empty list of servers', { servers: [] }],
  ])('fails at synthesis with %s', (_, props) => {
    const scope = chart();
    new Gateway(scope, 'gateway', props);

    expect(() => synth(scope)).toThrow('[test/gateway] a gateway needs at least one server; add one by addServer');
  });
});

test.each([
  ['mesh', "a gateway cannot be named 'mesh', which stands for all sidecars; give it another name [test/gateway]"],
  ...['my.gateway', 'a_B', 'a'.repeat(64)].map((name) => [name, `name of a gateway ${LABEL_RULE}, got '${name}' [test/gateway]`]),
])('fails with the name %s', (name, message) => {
  expect(() => new Gateway(chart(), 'gateway', { metadata: { name } })).toThrow(message);
});

test('all sidecars are the gateway mesh', () => {
  expect(Gateway.MESH).toEqual({ name: 'mesh' });
});

describe('certificates in Secret objects', () => {
  const secretIn = (namespace: string | undefined, kind = 'Secret') =>
    new ApiObject(chart(), 'certificate', { apiVersion: 'v1', kind, metadata: { name: 'certificate', namespace } });
  const https = (secret: ApiObject) => Server.https({ hosts: HOSTS, tls: ServerTls.simple(ServerCertificate.fromSecret(secret)) });
  const defining = (secret: ApiObject, props: GatewayProps = {}) => new Gateway(chart(), 'gateway', { ...props, servers: [https(secret)] });

  test('are named', () => {
    const { spec } = only((scope) => new Gateway(scope, 'gateway', { servers: [https(secretIn('istio-system'))] }));

    expect(spec.servers[0].tls).toEqual({ mode: 'SIMPLE', credentialName: 'certificate' });
  });

  test('may be those of cdk8s-plus, with a CA apart', () => {
    const secret = new kplus.Secret(chart(), 'certificate', { metadata: { name: 'plus', namespace: 'istio-system' } });
    const certificate = ServerCertificate.fromSecret(secret, { caCertCredentialName: 'ca' });
    const { spec } = only((scope) => new Gateway(scope, 'gateway', { servers: [Server.https({ hosts: HOSTS, tls: ServerTls.mutual(certificate) })] }));

    expect(spec.servers[0].tls).toEqual({ mode: 'MUTUAL', credentialName: 'plus', caCertCredentialName: 'ca' });
  });

  test('are in the namespace of the proxies, which the gateway tells', () => {
    expect(defining(secretIn('istio-system')).workloadNamespace).toBe('istio-system');
    expect(defining(secretIn('edge'), { workloadNamespace: 'edge' }).workloadNamespace).toBe('edge');
  });

  test('may be anywhere where the proxies are chosen otherwise', () => {
    expect(defining(secretIn('edge'), { selector: WorkloadSelector.labels({ app: 'edge' }) }).workloadNamespace).toBeUndefined();
  });

  test('fails elsewhere', () => {
    expect(() => defining(secretIn('edge'))).toThrow(
      "the certificate is in a Secret of 'edge', but the proxies of the gateway are in 'istio-system' and read only Secrets there; "
      + 'put it there, or name the namespace of the proxies by workloadNamespace [test/gateway]');
  });

  test('fails with another kind', () => {
    expect(() => https(secretIn('istio-system', 'ConfigMap'))).toThrow("a certificate is in a Secret, got the ConfigMap 'certificate'; pass the Secret");
  });

  test('fails with a namespace of proxies that is no name', () => {
    expect(() => new Gateway(chart(), 'gateway', { workloadNamespace: 'Edge' })).toThrow(`workloadNamespace ${LABEL_RULE}, got 'Edge' [test/gateway]`);
  });
});
