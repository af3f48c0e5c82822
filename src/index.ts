export * from './core';
export * as istio from './istio';
export * as mesh from './mesh';
