import { ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { program } from './toolchain';

/** Where an object is refused: by its CRD's schema, by a CEL rule of the CRD, or by istiod's webhook. */
export type Layer = 'schema' | 'cel' | 'webhook';

/** What becomes of one object that is applied. Without a layer it is accepted. */
export interface Verdict {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly layer?: Layer;
  readonly message?: string;
  readonly warnings: string[];
}

/** A finding of istioctl's analyzers. */
export interface AnalysisMessage {
  readonly code: string;
  readonly level: string;
  readonly origin: string;
  readonly reference: string;
  readonly message: string;
}

/** What a real control plane says of some manifests. */
export interface Judgement {
  readonly verdicts: Verdict[];
  readonly messages: AnalysisMessage[];

  /** What the analyzers could not read, and so left out. */
  readonly unread?: string;
}

interface Answer extends Judgement {
  readonly id: number;
  readonly error?: string;
}

/** Judges manifests as a real API server with the pinned CRDs, a real istiod and a real istioctl would, without a cluster. */
export class Referee {
  /** Starts it, and builds it first where that was not done yet. */
  public static async start(): Promise<Referee> {
    const crds = join(__dirname, '..', 'imports', 'crds');
    return new Referee(spawn(await program('referee'), ['-crds', crds], { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  private readonly waiting = new Map<number, { resolve: (answer: Judgement) => void; reject: (error: Error) => void }>();
  private asked = 0;
  private ended?: Error;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    createInterface({ input: child.stdout }).on('line', (line) => this.settle(JSON.parse(line)));
    child.on('error', (error) => this.end(error));
    child.on('exit', (code, signal) => this.end(new Error(`the referee ended by itself (${signal ?? `exit ${code}`})`)));
    child.stdin.on('error', (error) => this.end(error));
  }

  /**
   * Judges the objects of a YAML text, which the analyzers see together.
   *
   * @throws when the text is no YAML
   */
  public judge(yaml: string): Promise<Judgement> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const id = ++this.asked;
      this.waiting.set(id, { resolve, reject });
      this.child.stdin.write(`${JSON.stringify({ id, yaml })}\n`);
    });
  }

  /** Ends the process. */
  public async stop(): Promise<void> {
    if (this.ended) return;
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin.end();
    await exited;
  }

  private settle({ id, error, ...judgement }: Answer) {
    const { resolve, reject } = this.waiting.get(id)!;
    this.waiting.delete(id);
    return error ? reject(new Error(error)) : resolve(judgement);
  }

  private end(error: Error) {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
