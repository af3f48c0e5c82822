import { Authorizer } from '../policy';

/** What of the mesh configuration decides where requests go. */
export interface MeshOptions {
  /** @default 'cluster.local' */
  readonly trustDomain?: string;
  /** Other names of the trust domain. @default none */
  readonly trustDomainAliases?: readonly string[];
  /** Whether sidecars speak mutual TLS to each other where nothing is said. @default true */
  readonly enableAutoMtls?: boolean;
  /** What policies of the action CUSTOM may ask. @default none */
  readonly authorizers?: readonly Authorizer[];
  /** @default 'istio-system' */
  readonly rootNamespace?: string;
  /** What becomes of hosts that the mesh does not know. @default 'ALLOW_ANY' */
  readonly outboundTrafficPolicy?: 'ALLOW_ANY' | 'REGISTRY_ONLY';
  /** Of Services that say nothing. @default everywhere */
  readonly defaultServiceExportTo?: readonly string[];
  /** @default everywhere */
  readonly defaultVirtualServiceExportTo?: readonly string[];
  /** @default everywhere */
  readonly defaultDestinationRuleExportTo?: readonly string[];
}

export type MeshSettings = Required<MeshOptions>;

export const settingsOf = (options: MeshOptions): MeshSettings => ({
  rootNamespace: 'istio-system',
  trustDomain: 'cluster.local',
  trustDomainAliases: [],
  enableAutoMtls: true,
  authorizers: [],
  outboundTrafficPolicy: 'ALLOW_ANY',
  defaultServiceExportTo: ['*'],
  defaultVirtualServiceExportTo: ['*'],
  defaultDestinationRuleExportTo: ['*'],
  ...options,
});
