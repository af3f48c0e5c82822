import { invalid } from '../../../core/private/errors';
import { ChartSource } from '../../chart-source';

/** Where a program in the cluster gets charts from. */
export function publishedCharts(program: string, { _kind: kind, _location: location }: ChartSource): string {
  if (kind === 'folder') throw invalid(`${program} runs in a cluster and cannot read charts in a folder; give it ChartSource.repository or ChartSource.oci`);
  return location;
}
