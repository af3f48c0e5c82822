export { Mesh } from './mesh';
export * from './config/mesh-options';
export * from './outcome';
export * from './request';
export { simulate } from './simulate';
