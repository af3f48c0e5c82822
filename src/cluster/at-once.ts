/** As many programs at once as keep a computer busy, and an API server unimpressed. */
const LIMIT = 4;

/** What becomes of each of some values, a few at once, in their order. */
export async function atOnce<T, R>(values: readonly T[], work: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(values.length);
  const rest = values.entries();
  const worker = async () => {
    for (const [index, value] of rest) results[index] = await work(value);
  };
  await Promise.all(Array.from({ length: LIMIT }, worker));
  return results;
}
