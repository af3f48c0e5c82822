import { Bubble } from './bubble';
import { startControlPlane } from './control-plane';

/** A driver to be killed: it has a cluster, and tells the folder of it. */
async function drive() {
  const bubble = await Bubble.start();
  await startControlPlane(bubble);
  console.log(bubble.folder);
}

void drive();
