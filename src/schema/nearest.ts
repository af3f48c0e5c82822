/** The end of a message that proposes what was meant, if something is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const found = nearest(word, known);
  return found === undefined ? '' : `; did you mean '${found}'?`;
}

/** The known word that differs least from another one, if it differs by few letters. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  const plain = simplify(word);
  let fewest = Math.ceil(Math.min(plain.length, 9) / 3);
  for (const candidate of known) {
    const edits = distance(plain, simplify(candidate), fewest);
    if (edits <= fewest && (best === undefined || edits < fewest)) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Case and separators are what most often differs. */
const simplify = (word: string) => word.slice(0, 64).toLowerCase().replace(/[-_ ]/g, '');

/** How many letters to insert, drop or change; no more than one over the limit where it is far. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, previous[j] + 1, current[j - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}
