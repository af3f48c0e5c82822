import { requestText, statusOf } from '../simulator';
import { Judged } from './expect';
import { Paint, Tone } from './paint';

const STATES = {
  holds: { mark: '✔', tone: 'good', words: 'passed' },
  fails: { mark: '✖', tone: 'bad', words: 'failed' },
  unsure: { mark: '?', tone: 'caution', words: 'unsure' },
} as const satisfies Record<Judged['verdict']['state'], { readonly mark: string; readonly tone: Tone; readonly words: string }>;

/** A line for each case, below it what is wrong, and how many there are. */
export function expectText(judged: readonly Judged[], paint: Paint): string {
  const lines = judged.flatMap(({ case: { name, file, line }, verdict: { state, message } }) => {
    const { mark, tone } = STATES[state];
    const first = `${paint(tone, mark)} ${name}`;
    return state === 'holds' ? [first] : [`${first}  ${paint('faint', `${file}:${line}`)}`, '', indented(message()), ''];
  });
  const counts = Object.entries(STATES).flatMap(([state, { tone, words }]) => {
    const count = judged.filter(({ verdict }) => verdict.state === state).length;
    return count > 0 ? [paint(tone, `${count} ${words}`)] : [];
  });
  return `${lines.join('\n')}\n\n${judged.length} case${judged.length === 1 ? '' : 's'}: ${counts.join(', ')}\n`.replace(/\n{3,}/g, '\n\n');
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** The same for programs. */
export function expectJson(judged: readonly Judged[]): string {
  return `${JSON.stringify({
    ok: judged.every(({ verdict }) => verdict.state === 'holds'),
    cases: judged.map(({ case: { name, file, line, expectations }, request, verdict: { state, outcome, message } }) => ({
      name,
      file,
      line,
      state: STATES[state].words,
      request: requestText(request),
      expected: expectations.map(({ text }) => text),
      kind: outcome.kind,
      status: statusOf(outcome),
      ...state !== 'holds' && { message: message() },
    })),
  }, undefined, 2)}\n`;
}
