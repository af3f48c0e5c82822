import { explain, Explanation } from '../explain';
import { Mesh } from '../mesh';
import { Request } from '../request';
import { isUnsure } from '../status';
import { requestText, traceOf } from '../trace';
import { Expectation } from './expectations';

export interface Verdict {
  /** Where it is not known for sure what becomes of a request, neither answer is given. */
  readonly state: 'holds' | 'fails' | 'unsure';
  readonly explanation: Explanation;
  /** Why it is not as expected, or not as not expected: the request, how it was decided, and the nearest route. */
  message(): string;
}

/**
 * Holds what becomes of a request against what is expected.
 *
 * @param evenIfUnsure whether an answer counts that something which is not modelled may change
 * @throws where what sends it is not there
 */
export function judge(mesh: Mesh, request: Request, expectation: Expectation, evenIfUnsure = false): Verdict {
  const explanation = explain(mesh, request);
  const { outcome } = explanation;
  if (outcome.kind === 'unmodelled' || (isUnsure(outcome) && !evenIfUnsure)) {
    return { state: 'unsure', explanation, message: () => `${requestText(request)}\n${UNSURE}:\n\n${trace(request, explanation)}` };
  }
  const state = expectation.holds(outcome) ? 'holds' : 'fails';
  return { state, explanation, message: () => story(request, explanation, `expected ${state === 'holds' ? 'not ' : ''}${expectation.text}, but:`) };
}

const UNSURE = "what becomes of it is not known for sure ('evenIfUnsure: true' of the request takes what is unsure for sure)";

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
