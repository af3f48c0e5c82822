import { positionOf } from '../model/position';
import { requestText, statusOf } from '../simulator';
import { Coverage, coverageText, Covered } from '../simulator/reach';
import { Judged } from './expect';
import { Paint, Tone } from './paint';

const STATES = {
  holds: { mark: '✔', tone: 'good', words: 'passed' },
  fails: { mark: '✖', tone: 'bad', words: 'failed' },
  unsure: { mark: '?', tone: 'caution', words: 'unsure' },
} as const satisfies Record<Judged['verdict']['state'], { readonly mark: string; readonly tone: Tone; readonly words: string }>;

/** A line for each case, below it what is wrong, how many there are, and what they reach. */
export function expectText(judged: readonly Judged[], coverage: Coverage | undefined, paint: Paint): string {
  const lines = judged.flatMap(({ case: { name, file, line }, verdict: { state, message } }) => {
    const { mark, tone } = STATES[state];
    const first = `${paint(tone, mark)} ${name}`;
    return state === 'holds' ? [first] : [`${first}  ${paint('faint', `${file}:${line}`)}`, '', indented(message()), ''];
  });
  const counts = Object.entries(STATES).flatMap(([state, { tone, words }]) => {
    const count = judged.filter(({ verdict }) => verdict.state === state).length;
    return count > 0 ? [paint(tone, `${count} ${words}`)] : [];
  });
  const cases = `${lines.join('\n')}\n\n${judged.length} case${judged.length === 1 ? '' : 's'}: ${counts.join(', ')}\n`.replace(/\n{3,}/g, '\n\n');
  return coverage ? `${cases}\n${coverageText(coverage, placeOf)}` : cases;
}

function placeOf({ resource, path }: Covered): string {
  const { file, line } = positionOf(resource, path);
  return `${file}:${line}`;
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** The same for programs. */
export function expectJson(judged: readonly Judged[], coverage: Coverage | undefined): string {
  return `${JSON.stringify({
    ok: judged.every(({ verdict }) => verdict.state === 'holds'),
    cases: judged.map(({ case: { name, file, line, expectations }, request, verdict: { state, explanation: { outcome }, message } }) => ({
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
    ...coverage && { coverage: coverageJson(coverage) },
  }, undefined, 2)}\n`;
}

const coverageJson = ({ routes, rules, ...all }: Coverage) => ({ ...all, routes: routes.map(coveredJson), rules: rules.map(coveredJson) });

function coveredJson({ text, ref, state, reason, resource, path }: Covered) {
  const { file, line } = positionOf(resource, path);
  return { text, ...ref, state, reason, file, line };
}
