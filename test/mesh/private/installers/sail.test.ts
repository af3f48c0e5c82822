import { Duration } from 'cdk8s';
import { Installer, Mesh, MeshProps, Platform, Profile, SailOptions, SailUpdateStrategy } from '../../../../src/mesh';
import { chart, synth } from '../../../support/synth';

function install(props: Partial<MeshProps>, options?: SailOptions): any[] {
  const scope = chart();
  new Mesh(scope, 'mesh', { version: '1.31.1', profile: Profile.MINIMAL, installer: Installer.sail(options), ...props });
  return synth(scope);
}

const specOf = (objects: any[], kind: string) => objects.find((one) => one.kind === kind)?.spec;

test('the minimal mesh is an Istio resource in its namespace', () => {
  expect(install({})).toEqual([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } },
    {
      apiVersion: 'sailoperator.io/v1',
      kind: 'Istio',
      metadata: { name: 'default' },
      spec: {
        version: 'v1.31.1',
        namespace: 'istio-system',
        profile: 'default',
        updateStrategy: { type: 'InPlace' },
        values: { global: { istioNamespace: 'istio-system' } },
      },
    },
  ]);
});

test('an ambient mesh has resources for the agents of its nodes, which get what of the values is theirs', () => {
  const objects = install({
    profile: Profile.AMBIENT,
    platform: Platform.GKE,
    revision: '1-31-1',
    namespace: 'infra',
    config: { trustDomain: 'example.com' },
    global: { hub: 'registry.example.com/istio', tag: '1.31.1-fips', extraValues: { network: 'east' } },
    istiod: { autoscaleEnabled: false },
    cni: { namespace: 'kube-system', cniBinDir: '/opt/bin' },
    ztunnel: { namespace: 'ztunnel', logLevel: 'debug' },
  });
  const images = { hub: 'registry.example.com/istio', tag: '1.31.1-fips', platform: 'gke' };

  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Namespace infra', 'Namespace ztunnel', 'Istio 1-31-1', 'IstioCNI default', 'ZTunnel default',
  ]);
  expect(specOf(objects, 'Istio')).toEqual({
    version: 'v1.31.1',
    namespace: 'infra',
    profile: 'ambient',
    updateStrategy: { type: 'InPlace' },
    values: {
      global: { ...images, istioNamespace: 'infra', network: 'east' },
      meshConfig: { trustDomain: 'example.com' },
      pilot: { autoscaleEnabled: false, cni: { enabled: true }, trustedZtunnelNamespace: 'ztunnel' },
    },
  });
  expect(specOf(objects, 'IstioCNI')).toEqual({
    version: 'v1.31.1', namespace: 'kube-system', profile: 'ambient', values: { cni: { cniBinDir: '/opt/bin' }, global: images },
  });
  expect(specOf(objects, 'ZTunnel')).toEqual({
    version: 'v1.31.1', namespace: 'ztunnel', values: { ztunnel: { logLevel: 'debug' }, global: images }, targetRef: { kind: 'Istio', name: '1-31-1' },
  });
});

test('agents of nodes without values of their own get none', () => {
  const objects = install({ profile: Profile.AMBIENT });

  expect(specOf(objects, 'IstioCNI')).toEqual({ version: 'v1.31.1', namespace: 'istio-system', profile: 'ambient' });
  expect(specOf(objects, 'ZTunnel')).toEqual({ version: 'v1.31.1', namespace: 'istio-system', targetRef: { kind: 'Istio', name: 'default' } });
});

test('a mesh without a control plane has no Istio resource', () => {
  expect(install({ profile: Profile.EMPTY, cni: { enabled: true } }).map(({ kind }) => kind)).toEqual(['Namespace', 'IstioCNI']);
});

test('namespaces can be left to others', () => {
  expect(install({}, { createNamespaces: false }).map(({ kind }) => kind)).toEqual(['Istio']);
});

describe('a strategy of revisions', () => {
  test('has a tag by which namespaces follow the newest', () => {
    const objects = install({}, { updateStrategy: SailUpdateStrategy.revisionBased() });

    expect(specOf(objects, 'Istio').updateStrategy).toEqual({ type: 'RevisionBased' });
    expect(objects.find(({ kind }) => kind === 'IstioRevisionTag')).toEqual({
      apiVersion: 'sailoperator.io/v1',
      kind: 'IstioRevisionTag',
      metadata: { name: 'default' },
      spec: { targetRef: { kind: 'Istio', name: 'default' } },
    });
  });

  test('tells how long revisions are kept and who moves workloads', () => {
    const updateStrategy = SailUpdateStrategy.revisionBased({ inactiveRevisionDeletionGracePeriod: Duration.minutes(5), updateWorkloads: true });

    expect(specOf(install({}, { updateStrategy }), 'Istio').updateStrategy)
      .toEqual({ type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 300, updateWorkloads: true });
  });

  test('fails with a part of a second', () => {
    expect(() => SailUpdateStrategy.revisionBased({ inactiveRevisionDeletionGracePeriod: Duration.millis(1500) }))
      .toThrow('inactiveRevisionDeletionGracePeriod must be a whole number of seconds of at least 1, got 1500ms');
  });
});

test.each<[string, Partial<MeshProps>, string]>([
  ['gateways', { profile: Profile.DEMO },
    "the Sail Operator installs no gateways, but the mesh has 'istio-ingressgateway' and 'istio-egressgateway'; take Profile.MINIMAL, or give empty lists of ingressGateways and egressGateways, and define an IngressGateway or EgressGateway [test/mesh]"],
  ['a default revision', { base: { defaultRevision: 'prod' } },
    "base.defaultRevision does nothing with the Sail Operator; define a RevisionTag named 'default' [test/mesh]"],
  ['values that it has no field for', { profile: Profile.AMBIENT, ingressGateways: [], istiod: { extraValues: { initContainers: [] }, revisionTags: ['prod'] }, cni: { tolerations: [] } },
    "the Sail Operator has no field for the values 'cni.tolerations' and 'pilot.initContainers' and 'revisionTags'; drop them, or take another installer [test/mesh]"],
])('fails with %s', (_, props, message) => {
  expect(() => install(props)).toThrow(message);
});
