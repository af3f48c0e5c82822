import { ApiObject, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ChartSource } from '../../chart-source';
import { HelmOptions } from '../../helm-options';
import { chartReference } from '../charts';
import { helmTemplate } from '../helm-template';
import { InstallPlan } from '../install-plan';
import { Install } from './install';

/** Namespaces that every cluster has. */
const ALWAYS_THERE = ['kube-system', 'default'];

/** Renders the charts and defines their objects, in the order in which they are to be applied. */
export const helm = ({ charts = ChartSource.ISTIO, helmExecutable = 'helm', helmFlags = [], createNamespaces = true }: HelmOptions): Install => (scope, plan) => {
  if (createNamespaces) namespacesOf(plan).forEach((name) => define(scope, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  for (const release of plan.releases) {
    const construct = new Construct(scope, release.name);
    const objects = helmTemplate(release, chartReference(charts, release.chart, plan.version), { helmExecutable, helmFlags });
    for (const object of objects) define(construct, object as ApiObjectProps);
  }
};

function namespacesOf({ releases }: InstallPlan): string[] {
  return [...new Set(releases.map(({ namespace }) => namespace))].filter((name) => !ALWAYS_THERE.includes(name));
}

function define(scope: Construct, object: ApiObjectProps) {
  const { name, namespace } = object.metadata!;
  const defined = new ApiObject(scope, [object.kind.toLowerCase(), name, namespace].filter((part) => part !== undefined).join('-'), object);
  // A chart of cdk8s gives its namespace to all that names none, but what a Helm chart gives none is the cluster's.
  if (namespace === undefined && Chart.of(scope).namespace !== undefined) defined.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
