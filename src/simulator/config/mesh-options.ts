/** What of the mesh configuration decides where requests go. */
export interface MeshOptions {
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
  outboundTrafficPolicy: 'ALLOW_ANY',
  defaultServiceExportTo: ['*'],
  defaultVirtualServiceExportTo: ['*'],
  defaultDestinationRuleExportTo: ['*'],
  ...options,
});
