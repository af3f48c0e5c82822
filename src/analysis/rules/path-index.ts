import { beginOf } from '../../model/match/implies';
import { TextMatch } from '../../model/match/text';
import { push } from '../../model/pods';

/** Values by their conditions on a path, from which those are taken that may hold for all paths of another condition. */
export class PathIndex<Value> {
  private readonly exact = new Map<string, Value[]>();
  /** By what all of their paths begin with. */
  private readonly begins = new Map<string, Value[]>();

  public add(path: TextMatch, value: Value): void {
    if (path.exact === undefined) push(this.begins, beginOf(path), value);
    else push(this.exact, path.exact, value);
  }

  /** Those that may hold: what begins with more than all paths of the condition do cannot. */
  public *around(path: TextMatch): Iterable<Value> {
    if (path.exact !== undefined) yield* this.exact.get(path.exact) ?? [];
    const begin = beginOf(path);
    for (let length = 0; length <= begin.length; length++) yield* this.begins.get(begin.slice(0, length)) ?? [];
  }
}
