export { Reached } from './coverage';
export type { Coverage, Covered } from './coverage';
export * from './report';
