export * from './assertions';
export { trafficCoverage } from './coverage';
export type { TrafficCoverage } from './coverage';
export type { ExpectedAnswer, ExpectedDenial, ExpectedDestination, ExpectedRedirect, ExpectedRewrite } from '../simulator/expect';
export { trafficOf } from './manifests';
export type { Manifests, Traffic } from './manifests';
export { matchers } from './matchers';
export type { Named, TestRequest } from './request';
