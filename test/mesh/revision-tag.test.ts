import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ControlPlane, IControlPlane, Installer, Mesh, MeshNamespace, MeshProps, Profile, ReinvocationPolicy, RevisionTag } from '../../src/mesh';
import { chart, synth } from '../support/synth';

const REVISION = ControlPlane.fromRevision('1-31-1');

function tag(name: string, controlPlane: IControlPlane): any[] {
  const scope = chart();
  new RevisionTag(scope, 'tag', { name, controlPlane });
  return synth(scope);
}

const errorsOf = (define: (scope: Chart) => void) => {
  const scope = chart();
  define(scope);
  return () => synth(scope);
};

const mesh = (scope: Construct, id: string, props: Partial<MeshProps> = {}) => new Mesh(scope, id, { version: '1.31.1', profile: Profile.MINIMAL, ...props });

describe('a tag', () => {
  test('is a webhook for its namespaces and pods, and a Service of the control plane', () => {
    expect(tag('prod', REVISION)).toMatchSnapshot();
  });

  test('of the control plane without a revision leads to istiod', () => {
    const [injector, service] = tag('prod', ControlPlane.unrevisioned());

    expect(injector.metadata.labels['istio.io/rev']).toBe('default');
    expect(injector.webhooks[0].clientConfig.service.name).toBe('istiod');
    expect(service.spec.selector).toEqual({ app: 'istiod', istio: 'pilot' });
  });

  test('of a control plane in another namespace has a name of its own', () => {
    const [injector, service] = tag('prod', ControlPlane.fromRevision('1-31-1', { namespace: 'infra' }));

    expect(injector.metadata).toMatchObject({ name: 'istio-revision-tag-prod-infra' });
    expect(injector.webhooks[0].clientConfig.service.namespace).toBe('infra');
    expect(service.metadata).toMatchObject({ name: 'istiod-revision-tag-prod', namespace: 'infra' });
  });

  test('named default takes what names no revision, and judges resources', () => {
    const [injector, service, validator] = tag('default', REVISION);

    expect(injector.webhooks.map(({ name }: any) => name)).toEqual(['rev.namespace', 'rev.object', 'namespace', 'object'].map((name) => `${name}.sidecar-injector.istio.io`));
    expect(service.metadata.name).toBe('istiod-revision-tag-default');
    expect(validator).toMatchSnapshot();
  });

  test('is a resource of the Sail Operator where that runs the control plane', () => {
    expect(tag('prod', ControlPlane.fromSailResource('istio'))).toEqual([{
      apiVersion: 'sailoperator.io/v1',
      kind: 'IstioRevisionTag',
      metadata: { name: 'prod' },
      spec: { targetRef: { kind: 'Istio', name: 'istio' } },
    }]);
  });

  test.each([
    ['without a revision', undefined, 'default'],
    ['with a revision', '1-31-1', '1-31-1'],
  ])('points to a mesh that the Sail Operator runs, %s', (_, revision, name) => {
    const scope = chart();
    const controlPlane = mesh(scope, 'mesh', { revision, installer: Installer.sail() });
    new RevisionTag(scope, 'tag', { name: 'prod', controlPlane });

    expect(synth(scope).find(({ kind }) => kind === 'IstioRevisionTag')?.spec.targetRef).toEqual({ kind: 'Istio', name });
  });

  test('points to a mesh of the app, and tells what it was given', () => {
    const scope = chart();
    const controlPlane = mesh(scope, 'mesh', { revision: '1-31-1' });
    const prod = new RevisionTag(scope, 'tag', { name: 'prod', controlPlane });

    expect(prod.name).toBe('prod');
    expect(prod.controlPlane).toBe(controlPlane);
    expect(synth(scope)).toEqual(tag('prod', REVISION));
  });

  test('injects as the values of its mesh say', () => {
    const scope = chart();
    const controlPlane = mesh(scope, 'mesh', {
      revision: '1-31-1',
      istiod: {
        istiodRemote: { injectionPath: '/inject/net/east' },
        sidecarInjectorWebhook: { enableNamespacesByDefault: true, reinvocationPolicy: ReinvocationPolicy.IF_NEEDED },
      },
    });
    for (const name of ['default', 'prod']) new RevisionTag(scope, name, { name, controlPlane });
    const injectors: any[] = synth(scope).filter(({ kind }) => kind === 'MutatingWebhookConfiguration');
    const names = injectors.map(({ webhooks }) => webhooks.map(({ name }: any) => name.split('.sidecar')[0]));

    expect(names).toEqual([['rev.namespace', 'rev.object', 'namespace', 'object', 'auto'], ['rev.namespace', 'rev.object']]);
    for (const { clientConfig, reinvocationPolicy } of injectors.flatMap(({ webhooks }) => webhooks)) {
      expect(clientConfig.service.path).toBe('/inject/net/east');
      expect(reinvocationPolicy).toBe('IfNeeded');
    }
  });

  test('leads out of the cluster where the control plane is elsewhere', () => {
    const scope = chart();
    const istiodRemote = { injectionURL: 'https://istiod.example.com:15017/inject' };
    new RevisionTag(scope, 'tag', { name: 'prod', controlPlane: mesh(scope, 'mesh', { revision: '1-31-1', istiod: { istiodRemote } }) });

    expect((synth(scope)[0] as any).webhooks[0].clientConfig).toEqual({ url: 'https://istiod.example.com:15017/inject' });
  });

  test('fails with a mesh without a control plane', () => {
    const scope = chart();
    const controlPlane = mesh(scope, 'nodes', { profile: Profile.EMPTY, cni: { enabled: true } });
    expect(() => new RevisionTag(scope, 'tag', { name: 'prod', controlPlane })).toThrow(
      "the mesh at 'test/nodes' has no control plane to point to, because it does not install istiod; give another mesh, or ControlPlane.fromRevision [test/tag]",
    );
  });

  test.each([
    ['prod', { 'istio.io/rev': 'prod' }],
    ['default', { 'istio-injection': 'enabled' }],
  ])('named %s puts namespaces on it', (name, labels) => {
    const scope = chart();
    new MeshNamespace(scope, 'namespace', { dataPlane: new RevisionTag(scope, 'tag', { name, controlPlane: REVISION }).sidecar() });

    expect(synth(scope).find(({ kind }) => kind === 'Namespace')?.metadata.labels).toEqual(labels);
  });

  test('fails with a name that is none', () => {
    expect(() => tag('Prod', REVISION)).toThrow(
      "name must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got 'Prod' [test/tag]",
    );
  });
});

describe('with what else the cluster has', () => {
  test('tags of other names and meshes of other revisions are at peace', () => {
    expect(errorsOf((scope) => {
      const stable = mesh(scope, 'stable', { revision: '1-30-3' });
      const canary = mesh(scope, 'canary', { revision: '1-31-1' });
      new RevisionTag(scope, 'prod', { name: 'prod', controlPlane: stable });
      new RevisionTag(scope, 'default', { name: 'default', controlPlane: stable });
      new RevisionTag(scope, 'rapid', { name: 'rapid', controlPlane: canary });
    })).not.toThrow();
  });

  test('fails with two tags of one name', () => {
    expect(errorsOf((scope) => {
      new RevisionTag(scope, 'one', { name: 'prod', controlPlane: REVISION });
      new RevisionTag(scope, 'two', { name: 'prod', controlPlane: ControlPlane.unrevisioned() });
    })).toThrow("[test/one] the tag 'prod' is also at 'test/two'; drop one\n  [test/two] the tag 'prod' is also at 'test/one'; drop one");
  });

  test('fails with the name of a revision', () => {
    expect(errorsOf((scope) => {
      const controlPlane = mesh(scope, 'mesh', { revision: 'prod' });
      new RevisionTag(scope, 'tag', { name: 'prod', controlPlane });
    })).toThrow("the tag 'prod' has the name of the revision at 'test/mesh'; give one of them another name");
  });

  test('fails with a tag that a mesh has among its values', () => {
    expect(errorsOf((scope) => {
      const controlPlane = mesh(scope, 'mesh', { revision: '1-31-1', istiod: { revisionTags: ['rapid', 'prod'] } });
      new RevisionTag(scope, 'tag', { name: 'prod', controlPlane });
    })).toThrow("the tag 'prod' is also in istiod.revisionTags of the mesh at 'test/mesh'; drop one");
  });

  test('fails as the default beside a mesh that is the default', () => {
    expect(errorsOf((scope) => {
      mesh(scope, 'old');
      new RevisionTag(scope, 'tag', { name: 'default', controlPlane: mesh(scope, 'new', { revision: '1-31-1', base: { enabled: false } }) });
    })).toThrow("the mesh at 'test/old' is the default one already, because it has no revision; give it one, or drop the tag 'default'");
  });

  test('fails as the default beside a base that judges resources', () => {
    const withBase = (defaultRevision?: string) => errorsOf((scope) => {
      mesh(scope, 'base', { profile: Profile.EMPTY, base: { enabled: true, defaultRevision } });
      new RevisionTag(scope, 'tag', { name: 'default', controlPlane: REVISION });
    });

    expect(withBase()).toThrow("the mesh at 'test/base' has Istio's resources judged already; give it base.defaultRevision '', or drop the tag 'default'");
    expect(withBase('')).not.toThrow();
  });

  test('another cluster is the charts under another construct', () => {
    const app = Testing.app();
    for (const cluster of ['one', 'two']) {
      const scope = new Chart(new Construct(app, cluster), 'mesh');
      new RevisionTag(scope, 'tag', { name: 'prod', controlPlane: REVISION });
    }
    expect(() => app.charts.map((one) => synth(one))).not.toThrow();
  });

  test('fails across the charts of one cluster', () => {
    const app = Testing.app();
    for (const id of ['one', 'two']) new RevisionTag(new Chart(app, id), 'tag', { name: 'prod', controlPlane: REVISION });
    expect(() => app.charts.map((one) => synth(one))).toThrow("the tag 'prod' is also at 'two/tag'; drop one");
  });
});
