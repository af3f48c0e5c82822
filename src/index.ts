export * from './core';
export * as gatewayapi from './gatewayapi';
export * as istio from './istio';
export * as mesh from './mesh';
