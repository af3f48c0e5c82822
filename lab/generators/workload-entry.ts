import { istio } from 'cdk8s-istio';
import { call } from './recipe';
import { defining, metadata } from './resource';
import { subdomain } from './values';
import { endpoint } from './workload';

const input = call((meta: istio.WorkloadEntryProps['metadata'], one: istio.WorkloadEndpoint) => ({ metadata: meta, ...one }), metadata(subdomain), endpoint);

export const workloadEntry = defining(input, (scope, props) => new istio.WorkloadEntry(scope, 'case', props));
