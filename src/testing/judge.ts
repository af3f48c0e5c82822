import { Expectation, judge as judgeRequest } from '../simulator/expect';
import { reachedBy } from './coverage';
import { Manifests, trafficOf } from './manifests';
import { requestOf, TestRequest } from './request';

export interface Verdict {
  readonly pass: boolean;
  /** Why it is not as expected, or not as not expected. */
  readonly message: () => string;
}

/**
 * Holds what becomes of a request against what is expected.
 *
 * @throws where that is not known for sure, so that neither answer is given
 */
export function judge(manifests: Manifests, given: TestRequest, expectation: Expectation): Verdict {
  const traffic = trafficOf(manifests);
  const { state, explanation, message } = judgeRequest(traffic.mesh, requestOf(given, traffic), expectation, given.evenIfUnsure);
  reachedBy(manifests)?.add(explanation);
  if (state === 'unsure') throw new Error(message());
  return { pass: state === 'holds', message };
}
