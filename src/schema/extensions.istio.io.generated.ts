// Generated from imports/crds by `npx projen import`. Do not edit.

export interface WasmPluginSpec {
  failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  imagePullSecret?: string;
  match?: WasmPluginMatch[];
  phase?: 'UNSPECIFIED_PHASE' | 'AUTHN' | 'AUTHZ' | 'STATS';
  pluginConfig?: {
    [k: string]: unknown;
  };
  pluginName?: string;
  priority?: number;
  selector?: WasmPluginSelector;
  sha256?: string;
  targetRef?: WasmPluginTargetRef;
  targetRefs?: WasmPluginTargetRef[];
  type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  url: string;
  verificationKey?: string;
  vmConfig?: WasmPluginVmConfig;
}
export interface WasmPluginMatch {
  mode?: 'UNDEFINED' | 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
  ports?: WasmPluginMatchPorts[];
}
export interface WasmPluginMatchPorts {
  number: number;
}
export interface WasmPluginSelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface WasmPluginTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface WasmPluginVmConfig {
  env?: WasmPluginVmConfigEnv[];
}
export interface WasmPluginVmConfigEnv {
  name: string;
  value?: string;
  valueFrom?: 'INLINE' | 'HOST';
}
export interface TrafficExtensionSpec {
  lua?: TrafficExtensionLua;
  match?: TrafficExtensionMatch[];
  phase?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  priority?: number;
  selector?: TrafficExtensionSelector;
  targetRefs?: TrafficExtensionTargetRefs[];
  wasm?: TrafficExtensionWasm;
}
export interface TrafficExtensionLua {
  inlineCode: string;
}
export interface TrafficExtensionMatch {
  mode?: 'UNDEFINED' | 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
  ports?: TrafficExtensionMatchPorts[];
}
export interface TrafficExtensionMatchPorts {
  number: number;
}
export interface TrafficExtensionSelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface TrafficExtensionTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface TrafficExtensionWasm {
  failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  imagePullSecret?: string;
  pluginConfig?: {
    [k: string]: unknown;
  };
  pluginName?: string;
  sha256?: string;
  type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  url: string;
  verificationKey?: string;
  vmConfig?: TrafficExtensionWasmVmConfig;
}
export interface TrafficExtensionWasmVmConfig {
  env?: TrafficExtensionWasmVmConfigEnv[];
}
export interface TrafficExtensionWasmVmConfigEnv {
  name: string;
  value?: string;
  valueFrom?: 'INLINE' | 'HOST';
}
