export { buildMesh } from './mesh';
export type { Mesh } from './mesh';
export * from './config/mesh-options';
export * from './outcome';
export * from './request';
export * from './explain';
export { simulate } from './simulate';
