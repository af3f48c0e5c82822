export * from './analyzer';
export * from './finding-level';
export * from './finding-suppression';
export * from './istio-validation';
