import { explain, Explanation, Outcome, Request, requestText, traceOf } from '../simulator';
import { Expectation } from './expectations';
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
  const request = requestOf(given, traffic);
  const explanation = explain(traffic.mesh, request);
  const doubts = doubtsOf(explanation.outcome);
  if (explanation.outcome.kind === 'unmodelled' || (doubts.length > 0 && !given.evenIfUnsure)) {
    throw new Error(`${requestText(request)}\nwhat becomes of it is not known for sure${HINT}:\n\n${trace(request, explanation)}`);
  }
  const pass = expectation.holds(explanation.outcome);
  return { pass, message: () => story(request, explanation, `expected ${pass ? 'not ' : ''}${expectation.text}, but:`) };
}

const HINT = " ('evenIfUnsure: true' of the request takes what is unsure for sure)";

const doubtsOf = (outcome: Outcome) => [
  ...outcome.unsure, ...outcome.kind === 'forwarded' ? outcome.destinations.flatMap(({ unsure }) => unsure ?? []) : [],
];

function story(request: Request, explanation: Explanation, expected: string): string {
  const { nearest } = explanation;
  return [
    requestText(request),
    ...Object.entries(request.headers ?? {}).map(([name, value]) => `  ${name}: ${value}`),
    expected,
    '',
    trace(request, explanation),
    ...nearest ? ['', `nearest route that is not taken: ${nearest.text}`, `  ${nearest.reason}`] : [],
  ].join('\n');
}

function trace(request: Request, explanation: Explanation): string {
  const lines = traceOf(request, explanation);
  const width = Math.max(...lines.map(({ label }) => label.length));
  return lines.map(({ label, text }) => `  ${label.padEnd(width)}  ${text}`).join('\n');
}
