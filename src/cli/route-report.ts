import { Explanation, isServed, Outcome, refText, Request, requestText, statusOf, traceOf } from '../simulator';
import { Paint, Tone } from './paint';

/** The request, each step of the decision, and what becomes of it. */
export function asText(request: Request, explanation: Explanation, others: boolean, paint: Paint): string {
  const lines = traceOf(request, explanation);
  const width = Math.max(...lines.map(({ label }) => label.length));
  const end = toneOf(explanation.outcome);
  return [
    paint('strong', requestText(request)),
    ...Object.entries(request.headers ?? {}).map(([name, value]) => `  ${name}: ${value}`),
    '',
    ...lines.flatMap(({ label, text, others: rejected }) => [
      `${paint('faint', label.padEnd(width))}  ${ENDS.has(label) ? paint(end, text) : text}`,
      ...others ? rejected.map((one) => paint('faint', `${' '.repeat(width)}  not ${one.text}: ${one.reason}`)) : [],
    ]),
    '',
  ].join('\n');
}

/** Labels of what tells how it ends. */
const ENDS = new Set(['destination', 'answer', 'passed on', 'refused', 'unknown', 'unsure']);

function toneOf(outcome: Outcome): Tone {
  if (outcome.kind === 'unmodelled') return 'caution';
  if (!isServed(outcome)) return 'bad';
  return outcome.unsure.length > 0 ? 'caution' : 'good';
}

/** The same for programs. */
export function asJson(request: Request, { outcome, steps }: Explanation): string {
  const { decision, ...result } = outcome;
  const { passes, listener, virtualHost, route } = decision;
  return `${JSON.stringify({
    ok: isServed(outcome),
    request,
    status: statusOf(outcome),
    passes,
    listener,
    virtualHost,
    route: route && refText(route),
    ...result,
    trace: steps,
  }, undefined, 2)}\n`;
}
