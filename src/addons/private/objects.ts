import { createHash } from 'node:crypto';
import { ApiObject, ApiObjectMetadata, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { dnsLabel } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { AddonProps } from '../addon';
import type { AddonResources } from '../addon-resources';
import type { SecretKey } from '../secret-key';
import type { Storage } from '../storage';
import { resourcesSpec } from './resources';
import { secretName } from './secret-key';
import { mountStorage } from './storage';

/** What an account may do. */
export interface Permission {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Files of a ConfigMap, whose texts may be lazy, and where they are mounted. */
export interface ConfigFiles {
  readonly path: string;
  readonly files: Record<string, string>;
  /** Whether the program takes over what changes, so that its pod need not be replaced. */
  readonly watched?: boolean;
}

/** A value in a Secret of the user, and the file that it becomes. */
export interface MountedSecret {
  /** As the user calls it. */
  readonly what: string;
  readonly value: SecretKey;
  readonly folder: string;
  readonly file: string;
}

/** An addon as a program: what runs, and what it needs. */
export interface AddonProgram {
  /** The name that the addon and its container have. */
  readonly app: string;
  readonly image: string;
  readonly resources: Required<Pick<AddonResources, 'cpuRequestMillis' | 'memoryRequest' | 'memoryLimit'>>;
  readonly command?: string[];
  readonly args: string[];
  /** Of the Service as of the container. */
  readonly ports: ReadonlyArray<{ readonly name: string; readonly number: number }>;
  readonly health: { readonly port: number; readonly live: string; readonly ready: string };
  /** User and group of the image, where it names none by a number. */
  readonly user?: number;
  readonly group?: number;
  readonly config?: ConfigFiles;
  readonly storage?: { readonly path: string; readonly storage: Storage };
  /** Folders that it writes and that nobody keeps. */
  readonly scratch?: readonly string[];
  readonly secrets?: readonly MountedSecret[];
  readonly env?: Record<string, kplus.EnvValue>;
  /** In the whole cluster. Where they are not given it has no token for the API server. */
  readonly permissions?: readonly Permission[];
  readonly podAnnotations?: Record<string, string>;
}

/** The objects that others look at. */
export interface AddonObjects {
  readonly service: kplus.Service;
  readonly deployment: ApiObject;
}

/** Defines the objects of an addon, all named after it. */
export function defineAddon(scope: Construct, props: AddonProps, program: AddonProgram): AddonObjects {
  const metadata = metadataOf(Chart.of(scope).namespace, props.metadata, program.app);
  const selector = { 'app.kubernetes.io/name': program.app, 'app.kubernetes.io/instance': metadata.name };
  const common = { ...metadata, labels: { ...selector, ...metadata.labels } };

  const account = new kplus.ServiceAccount(scope, 'account', { metadata: common });
  if (program.permissions?.length) permit(account, common, program.permissions);

  const deployment = new kplus.Deployment(scope, 'deployment', {
    metadata: common,
    replicas: 1,
    // Two pods cannot have the same data.
    strategy: program.storage && kplus.DeploymentStrategy.recreate(),
    select: false,
    serviceAccount: account,
    automountServiceAccountToken: program.permissions !== undefined,
    podMetadata: {
      labels: { ...selector, 'sidecar.istio.io/inject': 'false' },
      annotations: { ...program.podAnnotations, ...configChecksum(program.config) },
    },
    securityContext: { ensureNonRoot: true, user: program.user, group: program.group, fsGroup: program.group },
  });
  deployment.select(kplus.LabelSelector.of({ labels: selector }));
  const container = deployment.addContainer(containerOf(props, program));
  mountAll(container, deployment, common, program);

  const service = new kplus.Service(scope, 'service', {
    metadata: common,
    ports: program.ports.map(({ name, number }) => ({ name, port: number, targetPort: number })),
  });
  for (const [key, value] of Object.entries(selector)) service.selectLabel(key, value);
  return { service, deployment: hardened(ApiObject.of(deployment)) };
}

export type NamedMetadata = ApiObjectMetadata & { readonly name: string; readonly namespace: string };

/** Name and namespace are always there, as others refer to them. */
function metadataOf(chartNamespace: string | undefined, metadata: ApiObjectMetadata | undefined, app: string): NamedMetadata {
  return {
    ...metadata,
    name: dnsLabel('metadata.name of an addon', metadata?.name ?? app),
    namespace: metadata?.namespace ?? chartNamespace ?? 'istio-system',
  };
}

function permit(account: kplus.ServiceAccount, metadata: NamedMetadata, permissions: readonly Permission[]) {
  // Cluster-wide names must differ where a namespace each has the addon.
  const clusterWide = { ...metadata, name: `${metadata.name}-${metadata.namespace}` };
  const role = new kplus.ClusterRole(account, 'role', { metadata: clusterWide });
  for (const { apiGroup, resources, verbs } of permissions) {
    role.allow([...verbs], ...resources.map((resourceType) => kplus.ApiResource.custom({ apiGroup, resourceType })));
  }
  const binding = new kplus.ClusterRoleBinding(account, 'binding', { metadata: clusterWide, role });
  binding.addSubjects(account);
  for (const one of [role, binding]) ApiObject.of(one).addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

function containerOf({ image, resources }: AddonProps, program: AddonProgram): kplus.ContainerProps {
  const { port, live, ready } = program.health;
  return {
    name: program.app,
    image: pinned(image ?? program.image),
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    command: program.command,
    args: program.args,
    ports: program.ports.map(({ name, number }) => ({ name, number })),
    liveness: kplus.Probe.fromHttpGet(live, { port, failureThreshold: 6 }),
    readiness: kplus.Probe.fromHttpGet(ready, { port }),
    resources: resourcesSpec({ ...program.resources, ...resources }),
    envVariables: program.env,
    securityContext: {
      ensureNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { drop: ['ALL' as kplus.Capability] },
    },
  };
}

function mountAll(container: kplus.Container, scope: kplus.Deployment, metadata: NamedMetadata, program: AddonProgram) {
  const { config, storage, scratch = [], secrets = [] } = program;
  if (config) {
    const map = new kplus.ConfigMap(scope, 'config', { metadata, data: config.files });
    container.mount(config.path, kplus.Volume.fromConfigMap(scope, 'config-volume', map, { name: 'config' }), { readOnly: true });
  }
  if (storage) container.mount(storage.path, mountStorage(scope, storage.storage, metadata));
  scratch.forEach((path, index) => {
    const name = `scratch-${index}`;
    container.mount(path, kplus.Volume.fromEmptyDir(scope, name, name));
  });
  secrets.forEach(({ what, value, folder, file }, index) => {
    const name = `secret-${index}`;
    const secret = kplus.Secret.fromSecretName(scope, name, secretName(what, value, metadata.namespace));
    const items = { [value.key]: { path: file } };
    container.mount(folder, kplus.Volume.fromSecret(scope, `${name}-volume`, secret, { name, items }), { readOnly: true });
  });
}

/** By which a pod is replaced when a configuration changes that its program reads but once. */
function configChecksum(config: ConfigFiles | undefined): Record<string, string> {
  if (!config || config.watched) return {};
  const produce = () => createHash('sha256').update(JSON.stringify(resolved(config.files))).digest('hex').slice(0, 16);
  return { 'cdk8s-istio.io/config': Lazy.any({ produce }) };
}

function resolved(files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text instanceof Lazy ? text.produce() : text]));
}

/** What Kubernetes' strictest standard asks for and cdk8s-plus has no words for. */
function hardened(deployment: ApiObject): ApiObject {
  deployment.addJsonPatch(
    JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
    JsonPatch.add('/spec/template/spec/enableServiceLinks', false),
    // A label with a hash, by which nothing is selected here.
    JsonPatch.remove('/spec/template/metadata/labels/cdk8s.io~1metadata.addr'),
  );
  return deployment;
}

/** An image that stays what it is. */
function pinned(image: string): string {
  const [, tag] = /:([\w.-]+)$/.exec(image) ?? [];
  if (/@sha256:[a-f\d]{64}$/.test(image) || (tag !== undefined && tag !== 'latest')) return image;
  throw invalid(`image of an addon must have a tag other than 'latest' or a digest, got ${show(image)}; pin the version that you tested`);
}
