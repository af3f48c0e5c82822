/** A line on standard error for a step that takes long: rewritten each second on a terminal, printed once elsewhere. */
export async function progress<T>(title: string, step: () => Promise<T>): Promise<T> {
  const begin = Date.now();
  const { isTTY } = process.stderr;
  const line = () => `${title} ${Math.round((Date.now() - begin) / 1000)} s`;
  const timer = isTTY ? setInterval(() => process.stderr.write(`\r${line()}`), 1000) : undefined;
  if (!isTTY) process.stderr.write(`${title} ...\n`);
  try {
    return await step();
  } finally {
    clearInterval(timer);
    process.stderr.write(`${isTTY ? '\r' : ''}${line()}\n`);
  }
}
