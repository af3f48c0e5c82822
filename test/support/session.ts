import { Readable } from 'node:stream';
import { Output, Session } from '../../src/cli/session';
import { runner } from '../../src/cluster/program';

/** An output that keeps what is written. */
export class Written implements Output {
  public text = '';
  public readonly columns?: number;

  public constructor(public readonly isTTY = false, columns?: number) {
    this.columns = columns;
  }

  public write(text: string): void {
    this.text += text;
  }

  public hasColors(_: number, env: NodeJS.ProcessEnv): boolean {
    return env.NO_COLOR === undefined;
  }
}

/** A session of a test, and what it wrote. */
export interface TestSession extends Session {
  readonly stdout: Written;
  readonly stderr: Written;
}

export function session({ stdin = '', terminal = false, env = {}, signal = new AbortController().signal }: {
  stdin?: string | Uint8Array;
  terminal?: boolean;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
} = {}): TestSession {
  const run = runner({ env, signal, patience: 60_000 });
  return { stdin: Readable.from([stdin]), stdout: new Written(terminal), stderr: new Written(terminal), env, run, signal };
}
