import {
  answered, denied, ExpectedAnswer, ExpectedDenial, ExpectedDestination, ExpectedRedirect, ExpectedRewrite, Expectation, redirected, refused,
  rewritten, routed,
} from '../simulator/expect';
import { judge } from './judge';
import { Manifests } from './manifests';
import { TestRequest } from './request';

/** The matchers as functions, for any runner of tests. Each throws what a matcher would say. */
export const assertRoute = (manifests: Manifests, request: TestRequest, to: ExpectedDestination | readonly ExpectedDestination[]) =>
  assert(manifests, request, routed(to));
export const assertRedirect = (manifests: Manifests, request: TestRequest, to: ExpectedRedirect | string) =>
  assert(manifests, request, redirected(to));
export const assertRewrite = (manifests: Manifests, request: TestRequest, to: ExpectedRewrite) => assert(manifests, request, rewritten(to));
export const assertRefuse = (manifests: Manifests, request: TestRequest) => assert(manifests, request, refused());
export const assertRespond = (manifests: Manifests, request: TestRequest, answer: ExpectedAnswer | number) =>
  assert(manifests, request, answered(answer));

/** @param by how it is denied; by default any policy will do */
export const assertDeny = (manifests: Manifests, request: TestRequest, by?: ExpectedDenial) => assert(manifests, request, denied(by));

function assert(manifests: Manifests, request: TestRequest, expectation: Expectation): void {
  const { pass, message } = judge(manifests, request, expectation);
  if (!pass) throw new Error(message());
}
