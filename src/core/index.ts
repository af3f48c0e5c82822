export * from './host';
export * from './mesh-resource';
export * from './string-match';
export * from './workload-selector';
