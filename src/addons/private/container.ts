import * as kplus from 'cdk8s-plus-27';
import type { ContainerResources } from '../../core';
import { resourcesSpec } from '../../core/private/container-resources';
import { invalid, show } from '../../core/private/errors';
import type { AddonProps } from '../addon';
import type { AddonProgram } from './program';

/** The container of an addon, without what is mounted. */
export function containerOf({ image, resources }: AddonProps, program: AddonProgram): kplus.ContainerProps {
  const { port, live, ready } = program.health;
  return {
    name: program.app,
    image: pinned(image ?? program.image),
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    command: program.command,
    args: program.args,
    ports: program.ports.map(({ name, number }) => ({ name, number })),
    // Five minutes, as who has much data begins by reading it.
    startup: kplus.Probe.fromHttpGet(live, { port, failureThreshold: 30 }),
    liveness: kplus.Probe.fromHttpGet(live, { port }),
    readiness: kplus.Probe.fromHttpGet(ready, { port }),
    resources: resourcesOf({ ...program.resources, ...resources }),
    envVariables: program.env,
    securityContext: {
      ensureNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      privileged: false,
      // The word of the API, which the enum does not have.
      capabilities: { drop: ['ALL' as kplus.Capability] },
    },
  };
}

/** An image that stays what it is. */
function pinned(image: string): string {
  const [, tag] = /^[^@]+:([\w.-]+)$/.exec(image) ?? [];
  if (/@sha256:[a-f\d]{64}$/.test(image) || (tag !== undefined && tag !== 'latest')) return image;
  throw invalid(`image of an addon must have a tag other than 'latest' or a digest, got ${show(image)}; pin the version that you tested`);
}

function resourcesOf(resources: AddonProgram['resources'] & ContainerResources): kplus.ContainerResources {
  resourcesSpec(resources);
  const { cpuRequestMillis, cpuLimitMillis, memoryRequest, memoryLimit } = resources;
  return {
    cpu: { request: kplus.Cpu.millis(cpuRequestMillis), limit: cpuLimitMillis === undefined ? undefined : kplus.Cpu.millis(cpuLimitMillis) },
    memory: { request: memoryRequest, limit: memoryLimit },
  };
}
