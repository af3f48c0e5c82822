import { createHash } from 'node:crypto';
import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { dnsLabel } from '../../core/private/checks';
import type { AddonProps } from '../addon';
import { containerOf } from './container';
import { permit } from './permissions';
import type { AddonProgram } from './program';
import { mountAll } from './volumes';

/** The objects that others look at. */
export interface AddonObjects {
  readonly service: kplus.Service;
  readonly deployment: ApiObject;
}

/** Defines the objects of an addon, all named after it. */
export function defineAddon(scope: Construct, props: AddonProps, program: AddonProgram): AddonObjects {
  const { metadata, selector } = metadataOf(scope, props, program);
  const account = new kplus.ServiceAccount(scope, 'account', { metadata });
  if (program.permissions?.length) permit(account, metadata, program.permissions);

  const deployment = new kplus.Deployment(scope, 'deployment', {
    metadata,
    replicas: 1,
    // Two pods cannot have the same data.
    strategy: program.storage && kplus.DeploymentStrategy.recreate(),
    select: false,
    serviceAccount: account,
    automountServiceAccountToken: program.permissions !== undefined,
    podMetadata: {
      labels: { ...selector, 'sidecar.istio.io/inject': 'false' },
      annotations: { ...program.podAnnotations, ...checksumOf(program) },
    },
    securityContext: { ensureNonRoot: true, user: program.user, group: program.group, fsGroup: program.group },
    containers: [containerOf(props, program)],
  });
  deployment.select(kplus.LabelSelector.of({ labels: selector }));
  mountAll(deployment, metadata, program);

  const ports = program.ports.map(({ name, number }) => ({ name, port: number, targetPort: number }));
  const service = new kplus.Service(scope, 'service', { metadata, ports });
  for (const [key, value] of Object.entries(selector)) service.selectLabel(key, value);
  return { service, deployment: hardened(ApiObject.of(deployment)) };
}

/** Metadata of all objects. Name and namespace are always there, as others refer to them. */
function metadataOf(scope: Construct, { metadata }: AddonProps, { app }: AddonProgram) {
  const name = dnsLabel('metadata.name of an addon', metadata?.name ?? app);
  const selector = { 'app.kubernetes.io/name': app, 'app.kubernetes.io/instance': name };
  const namespace = metadata?.namespace ?? Chart.of(scope).namespace ?? 'istio-system';
  return { metadata: { ...metadata, name, namespace, labels: { ...metadata?.labels, ...selector } }, selector };
}

/** By which a pod is replaced when a configuration changes that its program reads but once. */
function checksumOf({ configs = [] }: AddonProgram): Record<string, string> {
  const readOnce = configs.filter(({ watched }) => !watched).flatMap(({ files }) => Object.values(files));
  if (readOnce.length === 0) return {};
  const produce = () => createHash('sha256').update(JSON.stringify(readOnce.map((text) => text()))).digest('hex').slice(0, 16);
  return { 'checksum/config': Lazy.any({ produce }) };
}

/** What Kubernetes' strictest standard asks for, and cdk8s-plus has no words for. */
function hardened(deployment: ApiObject): ApiObject {
  deployment.addJsonPatch(
    JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
    JsonPatch.add('/spec/template/spec/enableServiceLinks', false),
    // A label with a hash, by which nothing is selected here.
    JsonPatch.remove('/spec/template/metadata/labels/cdk8s.io~1metadata.addr'),
  );
  return deployment;
}
