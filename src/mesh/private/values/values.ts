import { ContainerResources } from '../../../core';
import { integer, subnet } from '../../../core/private/checks';
import { resourcesSpec } from '../../../core/private/container-resources';
import { PodAmount, SeccompProfile, Toleration } from '../../values/kubernetes';
import { Values } from '../install-plan';

/** A section of values, if anything is in it. */
export function section<T extends object>(fields: T): T | undefined {
  return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}

/** What is on or off, as the section of its own that charts have for it. */
export const enabled = (value: boolean | undefined) => section({ enabled: value });

/** Where the profile has others, it cannot be known here whether they fit together. */
export const resources = (given: ContainerResources) => resourcesSpec(given);

export const amount = (value: PodAmount) => value._toSpec();

export const seccomp = (profile: SeccompProfile): Values => profile._toSpec();

export const tolerations = (list: readonly Toleration[]): Values[] => list.map((one) => one._toSpec());

/** Ports as charts list them. */
export const ports = (what: string) => (list: readonly number[]) => list.map((one) => integer(what, one, 0, 65535)).join(',');

/** Ranges of addresses as charts list them. */
export const subnets = (what: string) => (list: readonly string[]) => list.map((one) => subnet(what, one)).join(',');

export const percentage = (what: string) => (value: number) => integer(what, value, 1);

/** A count that may be zero. */
export const count = (what: string, min = 0) => (value: number) => integer(what, value, min);
