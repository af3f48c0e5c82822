import { ApiObject, Duration, Lazy, Names } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { dnsLabel, dnsSubdomain, duration } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import { ChartSource } from '../../chart-source';
import { FluxDriftDetection, FluxOptions } from '../../flux-options';
import { plain } from '../config/plain';
import { Release, Values } from '../install-plan';
import { Install } from './install';
import { publishedCharts } from './published-charts';
import { tidy } from './tidy';
import { PATCHED_BY_ISTIOD } from './webhooks';

const KIND = 'HelmRelease';
const SOURCE = 'source.toolkit.fluxcd.io/v1';

/** Defines a HelmRelease for each chart, and where the charts are. */
export const flux = (options: FluxOptions): Install => {
  const repository = publishedCharts('Flux', options.charts ?? ChartSource.ISTIO);
  const namespace = dnsLabel('namespace', options.namespace ?? 'flux-system');
  const interval = duration('interval', options.interval ?? Duration.hours(1));
  const nameOf = ({ name }: Release) => dnsSubdomain('name of a HelmRelease', `${options.namePrefix ?? ''}${name}`);
  const common = settingsOf(options);

  return (scope, { version, releases }) => {
    const source = repository.startsWith('oci://')
      ? (release: Release) => artifact(scope, nameOf(release), namespace, { url: `${repository}/${release.chart}`, ref: { tag: version }, interval })
      : chartsIn(scope, namespace, { url: repository, interval }, version);
    releases.forEach((release, index) => {
      new ApiObject(scope, release.name, {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: KIND,
        metadata: { name: nameOf(release), namespace },
        spec: {
          ...plain({
            interval,
            releaseName: release.name,
            targetNamespace: release.namespace,
            // Else `helm list` would not show it where it runs.
            storageNamespace: release.namespace,
            ...source(release),
            ...common,
            driftDetection: driftOf(release, options),
            values: tidy(release.values),
          }),
          dependsOn: Lazy.any({ produce: () => waitingFor(scope, releases, index)?.map((name) => ({ name })) }),
        },
      });
    });
  };
};

/** A repository of all charts, from which each release picks one. */
function chartsIn(scope: Construct, namespace: string, spec: Values, version: string): (release: Release) => Values {
  const name = Names.toDnsLabel(scope, { includeHash: false });
  new ApiObject(scope, 'charts', { apiVersion: SOURCE, kind: 'HelmRepository', metadata: { name, namespace }, spec });
  return ({ chart }) => ({ chart: { spec: { chart, version, sourceRef: { kind: 'HelmRepository', name } } } });
}

/** A chart in a registry, which is a source of its own. */
function artifact(scope: Construct, name: string, namespace: string, spec: Values): Values {
  new ApiObject(scope, `chart-${name}`, { apiVersion: SOURCE, kind: 'OCIRepository', metadata: { name, namespace }, spec });
  return { chartRef: { kind: 'OCIRepository', name } };
}

/** Each component waits for the one before it and gateways for all components, the first for what the mesh was made to depend on. */
function waitingFor(scope: Construct, releases: readonly Release[], index: number): string[] | undefined {
  const before = releases.slice(0, index).filter(({ chart }) => chart !== 'gateway').slice(-1);
  const constructs = before.length > 0 ? before.map(({ name }) => scope.node.findChild(name)) : scope.node.dependencies;
  const names = constructs.flatMap((one) => one.node.findAll()).filter(isHelmRelease).map(({ name }) => name);
  return names.length > 0 ? names : undefined;
}

const isHelmRelease = (construct: IConstruct): construct is ApiObject => ApiObject.isApiObject(construct) && construct.kind === KIND;

function settingsOf({ timeout, retries, serviceAccountName, kubeConfigSecretName, createNamespaces = true }: FluxOptions): Values {
  const remediation = retries === undefined ? undefined : { retries: attempts(retries) };
  return {
    timeout: timeout && duration('timeout', timeout),
    serviceAccountName: serviceAccountName === undefined ? undefined : dnsSubdomain('serviceAccountName', serviceAccountName),
    kubeConfig: kubeConfigSecretName === undefined ? undefined : { secretRef: { name: dnsSubdomain('kubeConfigSecretName', kubeConfigSecretName) } },
    install: { createNamespace: createNamespaces, remediation },
    upgrade: remediation && { remediation },
  };
}

function attempts(retries: number): number {
  if (!Number.isInteger(retries) || retries < -1 || retries === 0) {
    throw invalid(`retries must be a whole number of at least 1, or -1 for always, got ${show(retries)}`);
  }
  return retries;
}

/** The most webhooks that a configuration of the charts has. Pointers to what is not there do no harm. */
const MOST_WEBHOOKS = 5;

function driftOf({ chart }: Release, { driftDetection: mode = FluxDriftDetection.DISABLED }: FluxOptions): Values | undefined {
  if (mode === FluxDriftDetection.DISABLED) return undefined;
  const ignore = Object.entries(PATCHED_BY_ISTIOD[chart] ?? {}).map(([kind, fields]) => ({
    target: { group: 'admissionregistration.k8s.io', kind },
    paths: fields.flatMap((field) => Array.from({ length: MOST_WEBHOOKS }, (_, index) => ['', 'webhooks', index, ...field].join('/'))),
  }));
  return { mode, ignore: ignore.length > 0 ? ignore : undefined };
}
