import { execFileSync } from 'node:child_process';

/** Runs node in a process of its own, which prints a number. */
export function child(args: string[]): number {
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8', cwd: __dirname, stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** Measures two modes in turn and prints how much the second takes of the first. The smallest time of each counts. */
export function compare(modes: [base: string, measured: string], measure: (mode: string) => number, rounds: number) {
  const times = new Map<string, number[]>(modes.map((mode) => [mode, []]));
  for (let round = 0; round < rounds; round++) {
    for (const mode of modes) times.get(mode)!.push(measure(mode));
  }
  for (const [mode, list] of times) {
    console.log(`${mode}: ${Math.min(...list).toFixed(0)} ms (the smallest of ${rounds}, the largest ${Math.max(...list).toFixed(0)} ms)`);
  }
  const [base, measured] = modes.map((mode) => Math.min(...times.get(mode)!));
  console.log(`ratio: ${(measured / base).toFixed(2)}`);
}
