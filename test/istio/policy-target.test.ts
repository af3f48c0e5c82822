import { App, Chart } from 'cdk8s';
import { Service } from 'cdk8s-plus-27';
import { IKubernetesGateway, MeshResource, MeshResourceProps, ServiceHost, WorkloadSelector } from '../../src';
import { AttachedTarget, PolicyTarget, RootNamespaceOptions } from '../../src/istio';
import { LABEL_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart } from '../support/synth';

/** A policy of no kind in particular. */
class Policy extends MeshResource {
  public readonly spec: object;

  public constructor(scope: Chart, target: PolicyTarget, props: MeshResourceProps = {}) {
    super(scope, 'policy', 'example.org/v1', 'Policy', { metadata: target._metadata(props.metadata) });
    this.spec = target._toSpec(this);
  }

  public _toSpec() {
    return this.spec;
  }

  public _problems() {
    return [];
  }
}

const policy = (target: PolicyTarget, namespace?: string) => new Policy(chart(), target, namespace ? { metadata: { namespace } } : {});
const spec = (target: PolicyTarget) => policy(target).spec;
const bare = () => new Chart(new App(), 'bare');

const WAYPOINT: IKubernetesGateway = { apiGroup: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' };
const CART = ServiceHost.fromName('cart', { namespace: 'shop' });
const cart = (namespace?: string) => new Service(chart(), 'service', { metadata: { name: 'cart', namespace }, ports: [{ port: 80 }] });

const GATEWAY_REF = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' };
const SERVICE_REF = { kind: 'Service', name: 'cart' };
const ENTRY_REF = { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'payments' };
const CLASS_REF = { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' };

test('workloads are selected by their labels', () => {
  expect(spec(PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })))).toEqual({ selector: { matchLabels: { app: 'cart' } } });
});

test('a namespace needs nothing in the spec', () => {
  expect(spec(PolicyTarget.namespace())).toEqual({});
});

test.each<[string, PolicyTarget, object]>([
  ['a gateway', PolicyTarget.gateway(WAYPOINT), GATEWAY_REF],
  ['a gateway in a known namespace', PolicyTarget.gateway({ ...WAYPOINT, namespace: 'shop' }), GATEWAY_REF],
  ['a service', PolicyTarget.service(cart()), SERVICE_REF],
  ['the host of a service', PolicyTarget.serviceHost(CART), SERVICE_REF],
  ['a service entry', PolicyTarget.serviceEntry({ name: 'payments' }), ENTRY_REF],
  ['a service entry in a known namespace', PolicyTarget.serviceEntry({ name: 'payments', namespace: 'shop' }), ENTRY_REF],
])('a policy is attached to %s by name', (_, target, ref) => {
  expect(spec(target)).toEqual({ targetRefs: [ref] });
});

test('a policy is attached to several things in their order', () => {
  const targets = [PolicyTarget.serviceHost(CART), PolicyTarget.serviceEntry({ name: 'cart' }), PolicyTarget.gateway(WAYPOINT)];
  const target = PolicyTarget.several(targets);
  targets.pop();

  expect(spec(PolicyTarget.several([target, PolicyTarget.serviceEntry({ name: 'payments' })]))).toEqual({
    targetRefs: [SERVICE_REF, { ...ENTRY_REF, name: 'cart' }, GATEWAY_REF, ENTRY_REF],
  });
});

test('a policy of unknown namespace may be attached to what is in a known one', () => {
  expect(new Policy(bare(), PolicyTarget.serviceHost(CART)).spec).toEqual({ targetRefs: [SERVICE_REF] });
});

describe.each<[string, (options?: RootNamespaceOptions) => PolicyTarget, object, string]>([
  ['the mesh', PolicyTarget.mesh, {}, 'a policy for the mesh'],
  ['all waypoints', PolicyTarget.allWaypoints, { targetRefs: [CLASS_REF] }, 'a policy for all waypoints'],
  ['all waypoints among others',
    (options) => PolicyTarget.several([PolicyTarget.gateway(WAYPOINT), PolicyTarget.allWaypoints(options)]),
    { targetRefs: [GATEWAY_REF, CLASS_REF] }, 'a policy for all waypoints'],
])('%s', (_, target, expected, what) => {
  test('puts the policy into the root namespace', () => {
    const made = policy(target());

    expect(made.namespace).toBe('istio-system');
    expect(made.spec).toEqual(expected);
  });

  test('takes another root namespace', () => {
    expect(policy(target({ rootNamespace: 'mesh' })).namespace).toBe('mesh');
    expect(policy(target({ rootNamespace: 'mesh' }), 'mesh').namespace).toBe('mesh');
  });

  test('fails in another namespace', () => {
    expect(() => policy(target(), 'shop')).toThrow(
      `${what} must be in the root namespace 'istio-system', got 'shop'; leave metadata.namespace out, or name the mesh's root namespace`);
  });

  test('fails with a malformed root namespace', () => {
    expect(() => target({ rootNamespace: 'a.b' })).toThrow(`root namespace ${LABEL_RULE}, got 'a.b'`);
  });
});

test('other targets leave the metadata alone', () => {
  expect(policy(PolicyTarget.namespace()).namespace).toBe('shop');
  expect(policy(PolicyTarget.serviceHost(CART)).namespace).toBe('shop');
  expect(policy(PolicyTarget.namespace(), 'books').namespace).toBe('books');
});

test.each([
  ['istio-system', undefined],
  ['mesh', 'mesh'],
])('fails for a namespace that is the root namespace %s', (namespace, rootNamespace) => {
  expect(() => policy(PolicyTarget.namespace({ rootNamespace }), namespace)).toThrow(
    `a policy for all workloads of '${namespace}' holds for the whole mesh, as that is the root namespace; `
    + 'use PolicyTarget.mesh() if it shall, or PolicyTarget.workloads');
});

test('a namespace may have the name that is the root namespace by default, if another is', () => {
  expect(policy(PolicyTarget.namespace({ rootNamespace: 'mesh' }), 'istio-system').spec).toEqual({});
});

test('fails for workloads without labels', () => {
  expect(() => PolicyTarget.workloads(WorkloadSelector.labels({}))).toThrow(
    'a policy for workloads needs at least one label of them, got none; name one, or use PolicyTarget.namespace() for all workloads of the namespace');
});

test.each([
  ["Istio's own", { ...WAYPOINT, apiGroup: 'networking.istio.io' }, "the Gateway 'waypoint' of 'networking.istio.io'"],
  ['no gateway', { ...WAYPOINT, kind: 'HTTPRoute' }, "the HTTPRoute 'waypoint' of 'gateway.networking.k8s.io'"],
])('fails for a gateway that is %s', (_, gateway, got) => {
  expect(() => PolicyTarget.gateway(gateway)).toThrow(
    `a policy is attached to a Gateway of gateway.networking.k8s.io, got ${got}; select the pods of Istio's own gateways by PolicyTarget.workloads`);
});

test.each<[string, AttachedTarget, string]>([
  ['a gateway', PolicyTarget.gateway({ ...WAYPOINT, namespace: 'edge' }), "gateway 'waypoint'"],
  ['a service', PolicyTarget.service(cart('edge')), "service 'cart'"],
  ['a service entry', PolicyTarget.serviceEntry({ name: 'payments', namespace: 'edge' }), "service entry 'payments'"],
])('fails for %s in another namespace', (_, target, name) => {
  const message = `${name} is in 'edge', but Policy 'test-policy' is in 'shop', and a policy is attached only within its namespace; put the policy into 'edge'`;

  expect(() => policy(target)).toThrow(message);
  expect(() => policy(PolicyTarget.several([PolicyTarget.serviceHost(CART), target]))).toThrow(message);
});

test.each<[string, () => PolicyTarget, string]>([
  ['a gateway with a malformed name', () => PolicyTarget.gateway({ ...WAYPOINT, name: 'a/b' }), `name of a gateway ${SUBDOMAIN_RULE}, got 'a/b'`],
  ['a gateway with a malformed namespace', () => PolicyTarget.gateway({ ...WAYPOINT, namespace: '' }), `namespace of the gateway ${LABEL_RULE}, got ''`],
  ['a service entry with a malformed name', () => PolicyTarget.serviceEntry({ name: '' }), `name of a service entry ${SUBDOMAIN_RULE}, got ''`],
  ['no targets', () => PolicyTarget.several([]), 'targets of a policy must have at least one entry, got none'],
])('fails for %s', (_, target, message) => {
  expect(target).toThrow(message);
});

test('a policy has up to 16 targets', () => {
  const targets = (count: number) => PolicyTarget.several([...Array(count).keys()].map((index) => PolicyTarget.serviceEntry({ name: `e${index}` })));

  expect(targets(16)._toSpec(policy(PolicyTarget.namespace())).targetRefs).toHaveLength(16);
  expect(() => policy(targets(17))).toThrow('a policy has at most 16 targets, got 17; write a second policy for the others');
});

test('fails for the same target twice', () => {
  expect(() => policy(PolicyTarget.several([PolicyTarget.serviceHost(CART), PolicyTarget.service(cart())])))
    .toThrow("list of targets has 'Service cart' twice; drop one");
});
