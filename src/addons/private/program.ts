import type { EnvValue } from 'cdk8s-plus-27';
import type { ContainerResources } from '../../core';
import type { SecretKey } from '../secret-key';
import type { Storage } from '../storage';

/** What an account may do in the whole cluster. */
export interface Permission {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Files of a ConfigMap, each by what writes it at synthesis, and where they are mounted. */
export interface ConfigFiles {
  /** What the name of the ConfigMap has after that of the addon, where an addon has several. */
  readonly suffix?: string;
  readonly path: string;
  readonly files: Record<string, () => string>;
  /** Whether the program takes over what changes, so that its pod need not be replaced. */
  readonly watched?: boolean;
}

/** A volume of data, and where it is mounted. */
export interface DataVolume {
  readonly path: string;
  readonly storage: Storage;
}

/** A value in a Secret of the user, and the file that it becomes. */
export interface MountedSecret {
  /** As the user calls it. */
  readonly what: string;
  readonly value: SecretKey;
  readonly folder: string;
  readonly file: string;
}

/** An addon as a program: what runs, and what it needs. */
export interface AddonProgram {
  /** The name that the addon and its container have. */
  readonly app: string;
  readonly image: string;
  readonly resources: Required<Pick<ContainerResources, 'cpuRequestMillis' | 'memoryRequest' | 'memoryLimit'>>;
  readonly command?: string[];
  readonly args: string[];
  /** Of the Service as of the container. */
  readonly ports: ReadonlyArray<{ readonly name: string; readonly number: number }>;
  /** The paths that probes ask. */
  readonly health: { readonly port: number; readonly live: string; readonly ready: string };
  readonly user: number;
  readonly group: number;
  readonly configs?: readonly ConfigFiles[];
  readonly storage?: DataVolume;
  /** Folders that it writes and that nobody keeps. */
  readonly scratch?: readonly string[];
  readonly secrets?: readonly MountedSecret[];
  readonly env?: Record<string, EnvValue>;
  /** Where there are none given, it has no token for the API server either. */
  readonly permissions?: readonly Permission[];
  readonly podAnnotations?: Record<string, string>;
}
