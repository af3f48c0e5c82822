import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ask, SOCKET } from './socket';

const LOG = SOCKET.replace(/sock$/, 'log');
const LAB = join(__dirname, '..');

/** `npm run lab:up`: starts a lab with the tutorial in it, if none is up, and tells how to use it. */
async function up() {
  const text = await ask('tell') ?? await start();
  console.log(text);
  console.error('\nnpm run lab:down ends it');
}

async function start(): Promise<string> {
  // Nobody listens there.
  if (existsSync(SOCKET)) rmSync(SOCKET);
  const log = openSync(LOG, 'w');
  const keeper = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'keeper.ts')], {
    cwd: LAB, env: { ...process.env, TSX_TSCONFIG_PATH: join(LAB, 'tsconfig.json') }, detached: true, stdio: ['ignore', log, log],
  });
  let ended = false;
  keeper.on('exit', () => ended = true);
  keeper.unref();
  console.error(`starting a full lab, see ${LOG}`);
  for (;;) {
    const text = await ask('tell');
    if (text) return text;
    if (ended) throw new Error(`the lab did not start:\n${readFileSync(LOG, 'utf8')}`);
    await setTimeout(50);
  }
}

up().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
