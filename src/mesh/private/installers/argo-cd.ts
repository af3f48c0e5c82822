import { ApiObject } from 'cdk8s';
import { dnsLabel, dnsSubdomain, integer, notEmpty } from '../../../core/private/checks';
import { ArgoCdDestination, ArgoCdOptions } from '../../argo-cd-options';
import { ChartSource } from '../../chart-source';
import { ChartName, Release, Values } from '../install-plan';
import { Install } from './install';
import { publishedCharts } from './published-charts';
import { tidy } from './tidy';
import { PATCHED_BY_ISTIOD } from './webhooks';

/** Argo CD takes waves in which all is healthy before it goes on to the next. */
const WAVES: readonly ChartName[] = ['base', 'istiod', 'cni', 'ztunnel', 'gateway'];

/** Defines an Application for each chart. */
export const argoCd = (options: ArgoCdOptions): Install => {
  const { charts = ChartSource.ISTIO, firstWave = 0, cascade = true } = options;
  const repository = publishedCharts('Argo CD', charts);
  const prefix = options.namePrefix ?? '';
  const namespace = dnsLabel('namespace', options.namespace ?? 'argocd');
  const project = notEmpty('project', options.project ?? 'default');
  integer('firstWave', firstWave, -1000, 1000);

  return (scope, { version, releases }) => {
    for (const release of releases) {
      new ApiObject(scope, release.name, {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: dnsSubdomain('name of an Application', `${prefix}${release.name}`),
          namespace,
          annotations: { 'argocd.argoproj.io/sync-wave': String(firstWave + WAVES.indexOf(release.chart)) },
          ...cascade && { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        },
        spec: {
          project,
          source: sourceOf(repository, release, version),
          destination: { ...(options.destination ?? ArgoCdDestination.IN_CLUSTER)._spec, namespace: release.namespace },
          syncPolicy: syncPolicyOf(options),
          ...ignoredOf(release),
        },
      });
    }
  };
};

const sourceOf = (repository: string, { chart, name, values }: Release, version: string): Values => ({
  ...chartOf(repository, chart),
  targetRevision: version,
  helm: { releaseName: name, valuesObject: tidy(values) },
});

/** In a registry each chart is a source of its own, in which there is no further path. */
const chartOf = (repository: string, chart: string): Values => repository.startsWith('oci://')
  ? { repoURL: `${repository}/${chart}`, path: '.' }
  : { repoURL: repository, chart };

const syncPolicyOf = ({ automated, createNamespaces = true }: ArgoCdOptions): Values => ({
  ...automated && { automated: { ...automated } },
  syncOptions: [
    `CreateNamespace=${createNamespaces}`,
    'ServerSideApply=true',
    // Else a sync would take from the webhooks what istiod has put into them.
    'RespectIgnoreDifferences=true',
  ],
});

function ignoredOf({ chart }: Release): Values {
  const patched = PATCHED_BY_ISTIOD[chart];
  return patched === undefined ? {} : {
    ignoreDifferences: Object.entries(patched).map(([kind, fields]) => ({
      group: 'admissionregistration.k8s.io',
      kind,
      jqPathExpressions: fields.map((field) => `.webhooks[]?.${field.join('.')}`),
    })),
  };
}
