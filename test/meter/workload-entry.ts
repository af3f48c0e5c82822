import { istio } from '../../src';
import { Coverage } from './meter';
import { endpoint } from './parts/workload';

const { WorkloadEntry } = istio;

export const workloadEntry: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadEntry',
  minimal: (scope, id, props) => new WorkloadEntry(scope, id, { ...props, address: '10.0.0.1' }),
  recipes: { fields: (scope, probe) => new WorkloadEntry(scope, 'entry', endpoint(probe)) },
  leftOut: [],
};
