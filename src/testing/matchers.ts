import {
  answered, denied, ExpectedAnswer, ExpectedDenial, ExpectedDestination, ExpectedRedirect, ExpectedRewrite, redirected, refused, rewritten, routed,
} from '../simulator/expect';
import { judge } from './judge';
import { Manifests } from './manifests';
import { TestRequest } from './request';

/** What Jest's `expect` learns, and that of any runner which takes matchers of Jest. */
export const matchers = {
  toRoute: (manifests: Manifests, request: TestRequest, to: ExpectedDestination | readonly ExpectedDestination[]) =>
    judge(manifests, request, routed(to)),
  toRedirect: (manifests: Manifests, request: TestRequest, to: ExpectedRedirect | string) => judge(manifests, request, redirected(to)),
  toRewrite: (manifests: Manifests, request: TestRequest, to: ExpectedRewrite) => judge(manifests, request, rewritten(to)),
  toRefuse: (manifests: Manifests, request: TestRequest) => judge(manifests, request, refused()),
  toRespond: (manifests: Manifests, request: TestRequest, answer: ExpectedAnswer | number) => judge(manifests, request, answered(answer)),
  toDeny: (manifests: Manifests, request: TestRequest, by?: ExpectedDenial) => judge(manifests, request, denied(by)),
};

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- where the types of Jest have their matchers
  namespace jest {
    interface Matchers<R, T = {}> {
      /** Expects that a request is forwarded to a service, or to several in these shares. */
      toRoute(request: TestRequest, to: ExpectedDestination | readonly ExpectedDestination[]): R;
      /** Expects that the client is sent elsewhere. */
      toRedirect(request: TestRequest, to: ExpectedRedirect | string): R;
      /** Expects that a request is forwarded as another. */
      toRewrite(request: TestRequest, to: ExpectedRewrite): R;
      /** Expects that there is no connection, or that it is closed. */
      toRefuse(request: TestRequest): R;
      /** Expects that the mesh itself answers, with a status at least. */
      toRespond(request: TestRequest, answer: ExpectedAnswer | number): R;
      /** Expects that policies let no such request through. */
      toDeny(request: TestRequest, by?: ExpectedDenial): R;
    }
  }
}

(globalThis as { expect?: { extend?(added: object): void } }).expect?.extend?.(matchers);
