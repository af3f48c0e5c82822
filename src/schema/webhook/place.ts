import { Problem } from '../problem';

type Key = string | number;
type Maybe<T> = T | null | undefined;

/**
 * Istio's codes of what its webhook says, by which istioctl analyze reports the same.
 *
 * They tell an error, a warning, a route that no request reaches, and a match that an earlier one takes the requests from.
 */
export type Code = 'IST0106' | 'IST0133' | 'IST0130' | 'IST0131';

interface Notes {
  push(problem: Problem): unknown;
}

/**
 * A place in an object, which takes down what is wrong there.
 *
 * Paths are built only for problems, so that a walk through a faultless object costs next to nothing.
 */
export class Place {
  public constructor(private readonly notes: Notes, private readonly parent?: Place, private readonly key?: Key) {}

  public at(key: Key): Place {
    return new Place(this.notes, this, key);
  }

  /** The same place, where only errors are taken down: istiod loses its warnings about some parts of an object. */
  public errorsOnly(): Place {
    const { notes } = this;
    return new Place({ push: (problem) => problem.severity === 'error' && notes.push(problem) }, this.parent, this.key);
  }

  /** Takes down a message of a check, if there is one. */
  public error(message: string | undefined): void {
    if (message !== undefined) this.add(message, 'error', 'IST0106');
  }

  public warning(message: string, code: Code = 'IST0133'): void {
    this.add(message, 'warning', code);
  }

  /** Applies a check to the value of a field, if it is given. */
  public check<T>(key: Key, value: Maybe<T>, check: (value: T) => string | undefined): void {
    if (value === undefined || value === null) return;
    const message = check(value);
    if (message !== undefined) this.at(key).error(message);
  }

  /** Applies a check to each entry of a list. */
  public checkEach<T>(key: Key, list: Maybe<readonly T[]>, check: (value: T) => string | undefined): void {
    list?.forEach((value, index) => {
      const message = check(value);
      if (message !== undefined) this.at(key).at(index).error(message);
    });
  }

  /** Applies a rule to the value of a field, if it is given. */
  public one<T>(key: Key, value: Maybe<T>, rule: (value: T, place: Place) => void): void {
    if (value !== undefined && value !== null) rule(value, this.at(key));
  }

  /** Applies a rule to each entry of a list. */
  public each<T>(key: Key, list: Maybe<readonly T[]>, rule: (value: T, place: Place, index: number) => void): void {
    if (!list || list.length === 0) return;
    const place = this.at(key);
    list.forEach((value, index) => rule(value, place.at(index), index));
  }

  /** Applies a rule to each entry of a map. */
  public pairs<T>(key: Key, map: Maybe<Readonly<Record<string, T>>>, rule: (name: string, value: T, place: Place) => void): void {
    if (!map) return;
    const place = this.at(key);
    for (const name of Object.keys(map)) rule(name, map[name], place.at(name));
  }

  private add(message: string, severity: Problem['severity'], code: Code): void {
    this.notes.push({ path: this.path(), message, severity, layer: 'webhook', code });
  }

  private path(): Key[] {
    return this.parent === undefined ? [] : [...this.parent.path(), this.key!];
  }
}
