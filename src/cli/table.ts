import { Paint, Tone } from './paint';

/** A text of a table, and what it means. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** Lines whose cells stand one below the other. */
export function table(rows: ReadonlyArray<readonly Cell[]>, paint: Paint): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach(({ text }, column) => widths[column] = Math.max(widths[column] ?? 0, text.length));
  return rows.map((row) => row.map(({ text, tone }, column) => {
    const space = ' '.repeat(widths[column] - text.length);
    return (tone && text ? paint(tone, text) : text) + space;
  }).join('  ').trimEnd());
}
