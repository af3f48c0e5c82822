import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { invalid, show } from '../../core/private/errors';
import { ChartSource } from '../chart-source';
import { ChartName } from './install-plan';

/** Where an Istio release has its charts. */
const FOLDERS: Readonly<Record<ChartName, string>> = {
  base: 'base',
  istiod: 'istio-control/istio-discovery',
  cni: 'istio-cni',
  ztunnel: 'ztunnel',
  gateway: 'gateway',
};

/** A chart as `helm template` takes it. */
export interface ChartReference {
  readonly chart: string;
  readonly repo?: string;
  readonly version?: string;
}

export function chartReference({ _kind: kind, _location: location }: ChartSource, chart: ChartName, version: string): ChartReference {
  switch (kind) {
    case 'repository': return { chart, repo: location, version };
    case 'oci': return { chart: `${location}/${chart}`, version };
    case 'folder': return { chart: folderOf(location, chart) };
  }
}

function folderOf(location: string, chart: ChartName): string {
  const folders = [chart, FOLDERS[chart]].map((folder) => join(location, folder));
  const found = folders.find((folder) => existsSync(join(folder, 'Chart.yaml')));
  if (found === undefined) throw invalid(`the chart ${show(chart)} is not in ${folders.filter((one, index) => folders.indexOf(one) === index).map(show).join(' nor in ')}; give the folder 'manifests/charts' of an Istio release`);
  return found;
}
