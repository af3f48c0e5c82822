import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IConstruct } from 'constructs';

/** A line of code. */
export interface CodeLine {
  /** Relative to the working directory where it is below it. */
  readonly file: string;
  readonly line: number;
}

/** What an error has: frames that the engine keeps, and writes as text only when they are asked for. */
interface Trace {
  readonly stack?: string;
}

/** More than constructs of this package call each other. */
const FRAMES = 16;

/** The folder with all of this package's code. */
const PACKAGE = join(__dirname, '..', '..', sep);

const tracedApps = new WeakSet<IConstruct>();
const traces = new WeakMap<IConstruct, Trace>();
let isTracing = false;

/** Lets constructs that an app gets from now on remember the line that makes them. It costs a little for each. */
export function traceOrigins(app: IConstruct): void {
  // The program of a user of another language has no line in the stack.
  if (process.env.JSII_AGENT !== undefined) return;
  tracedApps.add(app);
  isTracing = true;
}

/** Remembers the line that makes a construct, if its app has asked for it. */
export function rememberOrigin(construct: IConstruct): void {
  if (!isTracing || !tracedApps.has(construct.node.root)) return;
  const limit = Error.stackTraceLimit;
  const trace: Trace = {};
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(trace, rememberOrigin);
  Error.stackTraceLimit = limit;
  traces.set(construct, trace);
}

/** The line of the user's code that made a construct, or the nearest around it that is known. */
export function originOf(construct: IConstruct): CodeLine | undefined {
  const known = [...construct.node.scopes].reverse().find((scope) => traces.has(scope));
  return known && firstOf(traces.get(known)!.stack ?? '', PACKAGE);
}

/** The first line of a stack that is neither of node, nor of a package, nor of this one. */
export function firstOf(stack: string, own: string): CodeLine | undefined {
  for (const [, place, line] of stack.matchAll(/^ +at (?:.* \()?(.+?):(\d+):\d+\)?$/gm)) {
    const file = place.startsWith('file:') ? fileURLToPath(place) : place;
    if (!isAbsolute(file) || file.includes('<anonymous>') || file.startsWith(own) || file.includes(`${sep}node_modules${sep}`)) continue;
    const near = relative(process.cwd(), file);
    return { file: near.startsWith('..') || isAbsolute(near) ? file : near, line: Number(line) };
  }
  return undefined;
}
