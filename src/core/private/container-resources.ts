import { Size } from 'cdk8s';
import { ContainerResources } from '../container-resources';
import { integer } from './checks';
import { invalid } from './errors';

/** Resources as a container of Kubernetes has them. */
export interface ResourcesSpec {
  readonly requests?: Record<string, string>;
  readonly limits?: Record<string, string>;
}

/**
 * What is given, checked beside what holds where it is not given.
 *
 * @param usual what Kubernetes gets from elsewhere
 */
export function resourcesSpec(resources: ContainerResources, usual: ContainerResources = {}): ResourcesSpec {
  const { cpuRequestMillis, cpuLimitMillis, memoryRequest, memoryLimit, ...unknown } = resources;
  const requests = { ...cpu('cpuRequestMillis', cpuRequestMillis), ...memory('memoryRequest', memoryRequest) };
  const limits = { ...cpu('cpuLimitMillis', cpuLimitMillis), ...memory('memoryLimit', memoryLimit) };
  ordered('cpuRequestMillis', cpuRequestMillis ?? usual.cpuRequestMillis, 'cpuLimitMillis', cpuLimitMillis ?? usual.cpuLimitMillis);
  ordered('memoryRequest', mebibytes(memoryRequest ?? usual.memoryRequest), 'memoryLimit', mebibytes(memoryLimit ?? usual.memoryLimit));
  return { ...unknown, ...Object.keys(requests).length > 0 && { requests }, ...Object.keys(limits).length > 0 && { limits } };
}

const cpu = (name: string, millis?: number): Record<string, string> => millis === undefined ? {} : { cpu: `${integer(name, millis, 1)}m` };

const memory = (name: string, size?: Size): Record<string, string> => size === undefined ? {} : { memory: `${integer(`${name} in mebibytes`, size.toMebibytes(), 1)}Mi` };

const mebibytes = (size?: Size) => size?.toMebibytes();

function ordered(one: string, less: number | undefined, other: string, more: number | undefined) {
  if (less !== undefined && more !== undefined && less > more) {
    throw invalid(`${one} must be at most ${other}, got ${less} and ${more}; give both where one of them is a default`);
  }
}
