export * from './assertions';
export type { ExpectedAnswer, ExpectedDestination, ExpectedRedirect, ExpectedRewrite } from '../simulator/expect';
export { trafficOf } from './manifests';
export type { Manifests, Traffic } from './manifests';
export { matchers } from './matchers';
export type { Named, TestRequest } from './request';
