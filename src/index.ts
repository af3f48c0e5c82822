export * from './core';
export * as addons from './addons';
export * as gatewayapi from './gatewayapi';
export * as istio from './istio';
export * as mesh from './mesh';
export * from './plugin';
