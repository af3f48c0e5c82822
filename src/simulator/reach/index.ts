export { Reached } from './coverage';
export type { Coverage, RouteCoverage } from './coverage';
export * from './report';
