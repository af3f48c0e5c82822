import { Mesh } from '../../../src/model/mesh';
import { podOf } from '../../../src/model/pods';
import { readText } from '../../../src/model/read';
import { Enrolments } from '../../../src/simulator/ambient/enrolment';
import { AMBIENT, ENROLLED, fromAll, namespace, waypoint } from '../../support/ambient';

type Fields = Record<string, any>;

const USE = { 'istio.io/use-waypoint': 'waypoint' };

function enrolments(labels: Fields, objects: object[], { kind = 'Service', annotations = {} } = {}) {
  const own = { apiVersion: 'v1', kind, metadata: { name: 'web', namespace: 'shop', labels, annotations }, spec: {} };
  const { resources } = readText([own, ...objects].map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml');
  const made = new Enrolments(new Mesh(resources));
  return {
    ofService: () => made.ofService(resources[0]),
    ofPod: () => made.ofPod(podOf(resources[0])!),
    isForIngress: () => made.isForIngress(resources[0]),
  };
}

const ofService = (labels: Fields, objects: object[], annotations: Fields = {}) => enrolments(labels, objects, { annotations }).ofService();
const ofPod = (labels: Fields, objects: object[]) => enrolments(labels, objects, { kind: 'Pod' }).ofPod();

const BOUND = { waypoints: [{ name: 'shop/waypoint', share: 1 }] };
const NONE = { waypoints: [] };

describe('a Service', () => {
  test('has the waypoint that it asks for, else that of its namespace', () => {
    expect(ofService(USE, [waypoint()])).toEqual(BOUND);
    expect(ofService({}, [namespace('shop', ENROLLED), waypoint()])).toEqual(BOUND);
    expect(ofService({ 'istio.io/use-waypoint': 'own' }, [namespace('shop', ENROLLED), waypoint(), waypoint('own')])).toEqual({ waypoints: [{ name: 'shop/own', share: 1 }] });
    expect(ofService({}, [namespace('shop', AMBIENT), waypoint()])).toEqual(NONE);
  });

  test('may ask for none, as its namespace may', () => {
    expect(ofService({ 'istio.io/use-waypoint': 'none' }, [namespace('shop', ENROLLED), waypoint()])).toEqual(NONE);
    expect(ofService({}, [namespace('shop', { 'istio.io/use-waypoint': 'none' }), waypoint()])).toEqual(NONE);
  });

  test('has none that is not there, or no waypoint', () => {
    expect(ofService(USE, [])).toEqual({ waypoints: [], reason: "the waypoint 'shop/waypoint' is not there" });
    expect(ofService(USE, [waypoint('waypoint', { gatewayClassName: 'istio' })])).toEqual({ waypoints: [], reason: 'Gateway shop/waypoint is no waypoint' });
  });

  test('has one of any class of that controller', () => {
    const own = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'own' }, spec: { controllerName: 'istio.io/mesh-controller' } };
    expect(ofService(USE, [own, waypoint('waypoint', { gatewayClassName: 'own' })])).toEqual(BOUND);
  });

  test.each([
    ['service', BOUND],
    ['all', BOUND],
    ['workload', { waypoints: [], reason: "the waypoint 'shop/waypoint' is for workload traffic" }],
    ['none', { waypoints: [], reason: "the waypoint 'shop/waypoint' is for no traffic" }],
  ])('has one for %s as it takes that', (traffic, expected) => {
    expect(ofService(USE, [waypoint('waypoint', { labels: { 'istio.io/waypoint-for': traffic } })])).toEqual(expected);
  });

  test('has one of another namespace that allows it', () => {
    const labels = { ...USE, 'istio.io/use-waypoint-namespace': 'edge' };
    const selecting = { allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } } };
    const edge = { waypoints: [{ name: 'edge/waypoint', share: 1 }] };
    const refused = { waypoints: [], reason: "the waypoint 'edge/waypoint' allows nothing of the namespace 'shop'" };

    expect(ofService(labels, [waypoint('edge/waypoint')])).toEqual(refused);
    expect(ofService(labels, [waypoint('edge/waypoint', { listener: fromAll })])).toEqual(edge);
    expect(ofService(labels, [waypoint('edge/waypoint', { listener: selecting })])).toEqual(refused);
    expect(ofService(labels, [namespace('shop', { team: 'shop' }), waypoint('edge/waypoint', { listener: selecting })])).toEqual(edge);
  });

  test('which Istio made for a waypoint has none', () => {
    expect(ofService({ ...USE, 'gateway.istio.io/managed': 'istio.io-mesh-controller' }, [waypoint()])).toEqual(NONE);
  });
});

describe('a canary', () => {
  const BOTH = [waypoint(), waypoint('next')];
  const CANARY = { 'istio.io/use-waypoint-canary': 'next' };
  const weighing = (weight: string) => ({ 'istio.io/use-waypoint-canary-weight': weight });
  const shares = (first: number, second: number) => ({ waypoints: [{ name: 'shop/waypoint', share: first }, { name: 'shop/next', share: second }] });

  test('has its share', () => {
    expect(ofService({ ...USE, ...CANARY }, BOTH, weighing('20'))).toEqual(shares(0.8, 0.2));
    expect(ofService({ ...USE, ...CANARY }, BOTH)).toEqual(shares(1, 0));
    expect(ofService({}, [namespace('shop', { ...USE, ...CANARY }, weighing('30')), ...BOTH])).toEqual(shares(0.7, 0.3));
    expect(ofService(CANARY, [namespace('shop', USE), ...BOTH], weighing('40'))).toEqual(shares(0.6, 0.4));
  });

  test('of a namespace is not for a Service with a waypoint of its own', () => {
    expect(ofService(USE, [namespace('shop', { ...USE, ...CANARY }, weighing('30')), ...BOTH])).toEqual(BOUND);
  });

  test.each([
    ['is not there', { 'istio.io/use-waypoint-canary': 'away' }, '20'],
    ['is none', { 'istio.io/use-waypoint-canary': 'none' }, '20'],
    ['is the first', { 'istio.io/use-waypoint-canary': 'waypoint' }, '20'],
    ['is of a namespace that does not allow it', { ...CANARY, 'istio.io/use-waypoint-canary-namespace': 'edge' }, '20'],
    ['has a weight that is none', CANARY, '101'],
    ['has a weight that is no number', CANARY, 'half'],
  ])('that %s leaves all to the first', (_, labels, weight) => {
    expect(ofService({ ...USE, ...labels }, [...BOTH, waypoint('edge/next')], weighing(weight))).toEqual(BOUND);
  });
});

describe('a pod', () => {
  const forWorkloads = waypoint('waypoint', { labels: { 'istio.io/waypoint-for': 'workload' } });

  test('has a waypoint for workloads', () => {
    expect(ofPod(USE, [forWorkloads])).toEqual(BOUND);
    expect(ofPod({}, [namespace('shop', ENROLLED), waypoint('waypoint', { labels: { 'istio.io/waypoint-for': 'all' } })])).toEqual(BOUND);
    expect(ofPod({}, [forWorkloads])).toEqual(NONE);
  });

  test('has none for Services, of which it says why where it asks itself', () => {
    expect(ofPod(USE, [waypoint()])).toEqual({ waypoints: [], reason: "the waypoint 'shop/waypoint' is for service traffic" });
    expect(ofPod({}, [namespace('shop', ENROLLED), waypoint()])).toEqual(NONE);
  });
});

test('gateways pass the waypoint where a Service or its namespace says so', () => {
  const INGRESS = 'istio.io/ingress-use-waypoint';
  const isForIngress = (labels: Fields, given: Fields = {}) => enrolments(labels, [namespace('shop', given)]).isForIngress();

  expect([isForIngress({}), isForIngress({ [INGRESS]: 'true' }), isForIngress({ [INGRESS]: '1' }), isForIngress({ [INGRESS]: 'yes' })]).toEqual([false, true, true, false]);
  expect([isForIngress({}, { [INGRESS]: 'true' }), isForIngress({ [INGRESS]: 'false' }, { [INGRESS]: 'true' })]).toEqual([true, false]);
});
