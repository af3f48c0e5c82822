import * as kplus from 'cdk8s-plus-27';
import { integer } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { AddonResources } from '../addon-resources';

export function resourcesSpec({ cpuRequestMillis, cpuLimitMillis, memoryRequest, memoryLimit }: AddonResources): kplus.ContainerResources {
  const millis = (what: string, value: number | undefined) => value === undefined ? undefined : integer(what, value, 1);
  const [request, limit] = [millis('cpuRequestMillis', cpuRequestMillis), millis('cpuLimitMillis', cpuLimitMillis)];
  if (limit !== undefined && limit < request!) throw invalid(`cpuLimitMillis must be at least cpuRequestMillis (${request}), got ${limit}`);
  const [kept, most] = [memoryRequest!.toMebibytes(), memoryLimit!.toMebibytes()];
  if (most < kept) throw invalid(`memoryLimit must be at least memoryRequest (${kept} MiB), got ${most} MiB`);
  return {
    cpu: { request: kplus.Cpu.millis(request!), limit: limit === undefined ? undefined : kplus.Cpu.millis(limit) },
    memory: { request: memoryRequest, limit: memoryLimit },
  };
}
