import { ask } from './socket';

/** `npm run lab:down`: ends the lab that `npm run lab:up` started. */
async function down() {
  console.error(await ask('end') === undefined ? 'no lab is up' : 'the lab is down');
}

void down();
