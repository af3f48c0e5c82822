/** How often what was met, so that nobody takes what was never met for compared. */
export class Tally {
  private readonly counts = new Map<string, number>();

  public add(...met: readonly string[]): void {
    for (const one of met) this.counts.set(one, (this.counts.get(one) ?? 0) + 1);
  }

  /** Prints all, and fails where one of these was never met. */
  public expectMet(wanted: readonly string[]): void {
    process.stderr.write(`met: ${JSON.stringify(Object.fromEntries(this.counts))}\n`);
    expect(wanted.filter((one) => !this.counts.has(one))).toEqual([]);
  }
}
