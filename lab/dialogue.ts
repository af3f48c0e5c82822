import { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a program of the lab writes: the answer to a question, or a line of its own accord. */
interface Line {
  readonly id?: number;
  readonly error?: string;
}

/** Questions to a program of the lab, each a line of JSON on its standard input, and its answers on its standard output. */
export class Dialogue {
  private readonly waiting = new Map<number, { resolve: (answer: any) => void; reject: (error: Error) => void }>();
  private asked = 0;
  private ended?: Error;

  /**
   * @param name what messages call the program
   * @param child the program
   * @param told takes what the program says unasked
   */
  public constructor(name: string, private readonly child: ChildProcess, told: (line: any) => void = () => undefined) {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const said = JSON.parse(line);
      return said.id === undefined ? told(said) : this.settle(said);
    });
    child.on('error', (error) => this.end(error));
    child.stdin!.on('error', (error) => this.end(error));
    child.on('exit', (code, signal) => this.end(new Error(`${name} ended by itself (${signal ?? `exit ${code}`})`)));
  }

  /** @throws when the program answers with an error, or is no more */
  public ask<T>(question: object): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const id = ++this.asked;
      this.waiting.set(id, { resolve, reject });
      this.child.stdin!.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  }

  /** Lets the program end, which it does when nothing more can be asked. */
  public async close(): Promise<void> {
    if (this.ended) return;
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin!.end();
    await exited;
  }

  private settle({ id, error, ...answer }: Line) {
    const { resolve, reject } = this.waiting.get(id!)!;
    this.waiting.delete(id!);
    return error ? reject(new Error(error)) : resolve(answer);
  }

  private end(error: Error) {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
