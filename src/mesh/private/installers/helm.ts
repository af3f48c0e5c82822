import { ApiObject, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ChartSource } from '../../chart-source';
import { HelmOptions } from '../../helm-options';
import { chartReference } from '../charts';
import { helmTemplate } from '../helm-template';
import { Install } from './install';
import { defineNamespaces } from './namespaces';

/** Renders the charts and defines their objects, in the order in which they are to be applied. */
export const helm = ({ charts = ChartSource.ISTIO, helmExecutable = 'helm', helmFlags = [], createNamespaces = true }: HelmOptions): Install => (scope, plan) => {
  if (createNamespaces) defineNamespaces(scope, plan.releases.map(({ namespace }) => namespace));
  for (const release of plan.releases) {
    const construct = new Construct(scope, release.name);
    const objects = helmTemplate(release, chartReference(charts, release.chart, plan.version), { helmExecutable, helmFlags });
    for (const object of objects) define(construct, object as ApiObjectProps);
  }
};

function define(scope: Construct, object: ApiObjectProps) {
  const { name, namespace } = object.metadata!;
  const defined = new ApiObject(scope, [object.kind.toLowerCase(), name, namespace].filter((part) => part !== undefined).join('-'), object);
  // A chart of cdk8s gives its namespace to all that names none, but what a Helm chart gives none is the cluster's.
  if (namespace === undefined && Chart.of(scope).namespace !== undefined) defined.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
