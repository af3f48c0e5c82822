import { Output } from './session';

/** A color with a meaning, as the codes that begin and end it. */
const TONES = {
  good: [32, 39],
  bad: [31, 39],
  caution: [33, 39],
  faint: [2, 22],
  strong: [1, 22],
} as const;

export type Tone = keyof typeof TONES;

/** Gives a text its color. */
export type Paint = (tone: Tone, text: string) => string;

/** Colors where a terminal has them and nobody refuses them. */
export function painter(output: Output, env: NodeJS.ProcessEnv): Paint {
  if (!output.isTTY || !output.hasColors?.(16, env)) return (_, text) => text;
  return (tone, text) => {
    const [begin, end] = TONES[tone];
    return `\x1b[${begin}m${text}\x1b[${end}m`;
  };
}
