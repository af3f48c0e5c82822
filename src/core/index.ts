export * from './container-resources';
export * from './host';
export * from './kubernetes-gateway';
export * from './mesh-resource';
export * from './secret';
export * from './service-entry';
export * from './string-match';
export * from './workload-selector';
