/** What a recipe puts in and where it has to come out. */
interface Mark {
  readonly leaf: string;
  readonly values: readonly unknown[];
}

/** A text that a recipe puts in and that must come out at one leaf, and nowhere else. */
interface Sentinel {
  readonly leaf: string;
  readonly text: string;
}

/** A value that a choice puts at a leaf. */
interface Implication {
  readonly leaf: string;
  readonly value: unknown;
}

/** Hands out the values with which a recipe fills the leaves of an object, and remembers which was meant for which. */
export class Probe {
  /** The values of one run: the first of each, but for one turn. */
  public static run(turn = -1, variant = 0): Probe {
    return new Probe('', [], [], [], turn, variant);
  }

  private constructor(
    private readonly prefix: string,
    public readonly marks: Mark[],
    public readonly sentinels: Sentinel[],
    public readonly implications: Implication[],
    private readonly turn: number,
    private readonly variant: number,
  ) {}

  /**
   * For what lies below a field.
   *
   * @param path its path, as `http[].match[]`
   */
  public within(path: string): Probe {
    return new Probe(`${this.prefix}${path}.`, this.marks, this.sentinels, this.implications, this.turn, this.variant);
  }

  /** A text of its own. */
  public text(leaf: string, as: (sentinel: string) => string = (sentinel) => sentinel): string {
    const text = as(`s${this.sentinels.length}s`);
    this.sentinels.push({ leaf: this.prefix + leaf, text });
    return text;
  }

  /** One of several values, each of which must change this leaf, and this leaf alone. */
  public of<T>(leaf: string, ...values: T[]): T {
    const place = this.marks.push({ leaf: this.prefix + leaf, values }) - 1;
    return values[place === this.turn ? this.variant : 0];
  }

  public flag(leaf: string): boolean {
    return this.of(leaf, false, true);
  }

  public number(leaf: string, one = 1, other = 2): number {
    return this.of(leaf, one, other);
  }

  /** What must come out because of a choice that the recipe makes, such as the mode of a factory. */
  public implied(leaf: string, value: unknown): void {
    this.implications.push({ leaf: this.prefix + leaf, value });
  }

  /** A member of an enum, each in turn. */
  public member<T>(leaf: string, members: Record<string, T>): T {
    return this.of(leaf, ...Object.values(members));
  }
}
