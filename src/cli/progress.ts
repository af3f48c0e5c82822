import { Output } from './session';

/** A line on a terminal that is written over, and gone when there is something to read. */
export class Progress {
  private shown = false;

  public constructor(private readonly output: Output) {}

  /** Shows what is being done now. */
  public show(text: string): void {
    if (!this.output.isTTY) return;
    const width = (this.output.columns ?? 80) - 1;
    this.output.write(`\r\x1b[K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
    this.shown = true;
  }

  public clear(): void {
    if (this.shown) this.output.write('\r\x1b[K');
    this.shown = false;
  }
}
