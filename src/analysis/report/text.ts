import { cut } from '../../schema/values/show';
import { Analysis, LEVELS, PlacedFinding } from '../analyze';
import { Level } from '../finding';
import { reference } from './json';

/** Gives a text a meaning that can be seen. */
export type Paint = (tone: 'bad' | 'caution' | 'good' | 'faint' | 'strong', text: string) => string;

const TONES = { Error: 'bad', Warning: 'caution', Info: 'good' } as const satisfies Readonly<Record<Level, string>>;

/** The findings for people, each with the line that it is about, and a count at the end. */
export function textReport({ findings, suppressed, objects }: Analysis, paint: Paint): string {
  const counts = LEVELS.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : paint(TONES[level], plural(count, NOUNS[level]));
  });
  const found = counts.length === 0 ? paint('good', 'no findings') : counts.join(', ');
  const hidden = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
  return [...findings.map((finding) => `${findingText(finding, paint)}\n`), `${found} in ${plural(objects, 'object')}${hidden}\n`].join('\n');
}

const NOUNS: Readonly<Record<Level, string>> = { Error: 'error', Warning: 'warning', Info: 'note' };

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function findingText({ code, level, message, origin, file, line, column, quote, source }: PlacedFinding, paint: Paint): string {
  const lines = [`${paint(TONES[level], `${NOUNS[level]} ${code}`)} ${paint('strong', origin === undefined ? message : `${cut(origin)}: ${message}`)}`];
  const place = reference(file, line);
  if (place !== undefined) lines.push(paint('faint', `  ${column === undefined ? place : `${place}:${column}`}`));
  if (source !== undefined) lines.push(paint('faint', `  made at ${reference(source.file, source.line)}`));
  if (quote !== undefined && quote.trim() !== '') lines.push(...excerpt(quote, line!, column ?? 1, paint, TONES[level]));
  return lines.join('\n');
}

/** A line with what is wrong in it underlined, cut where it is too long to be read. */
function excerpt(quote: string, line: number, column: number, paint: Paint, tone: (typeof TONES)[Level]): string[] {
  const text = quote.replaceAll('\t', ' ').trimEnd().slice(0, MAX_WIDTH);
  const begin = Math.max(column - 1, text.length - text.trimStart().length);
  const end = text.replace(/\s+#.*$/, '').length;
  const margin = ' '.repeat(String(line).length);
  return [
    `${paint('faint', `  ${line} |`)} ${text}`,
    `${paint('faint', `  ${margin} |`)} ${' '.repeat(begin)}${paint(tone, '^'.repeat(Math.max(end - begin, 1)))}`,
  ];
}

const MAX_WIDTH = 160;
