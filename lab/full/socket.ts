import { connect, createServer, Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where the lab that was started by `npm run lab:up` listens: who answers here is that lab, whatever its process is. */
export const SOCKET = join(tmpdir(), `cdk8s-istio-lab-${userInfo().uid}.sock`);

export type Question = 'tell' | 'end';

/** What the lab that is up answers; nothing when none is. */
export function ask(question: Question): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const lab = connect(SOCKET, () => lab.write(question));
    lab.on('error', ({ code, ...error }: NodeJS.ErrnoException) =>
      code === 'ENOENT' || code === 'ECONNREFUSED' ? resolve(undefined) : reject(error));
    text(lab).then(resolve, () => undefined);
  });
}

/** Answers all that is asked. */
export function listen(answer: (question: Question) => Promise<string>): Promise<Server> {
  const server = createServer((asking) => {
    asking.once('data', async (question) => asking.end(await answer(`${question}` as Question)));
    // Who asked may not wait for the answer.
    asking.on('error', () => asking.destroy());
  });
  return new Promise((resolve, reject) => server.on('error', reject).listen(SOCKET, () => resolve(server)));
}
