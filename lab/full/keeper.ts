import { App } from 'cdk8s';
import { STAGES, tutorial } from '../../examples/tutorial/main';
import { program } from '../toolchain';
import { listen } from './socket';
import { tool } from './tools';
import { Mesh, startMesh } from './index';

/** How to use the lab, line by line. */
async function usage(mesh: Mesh): Promise<string> {
  const [gateway, istiod] = await Promise.all([mesh.serviceDoor('studio/studio-ingress', 80), mesh.serviceDoor('istio-system/istiod', 15010)]);
  const istioctl = await program('istioctl');
  return [
    `curl http://127.0.0.1:${gateway.port}/apppage`,
    `export KUBECONFIG=${await mesh.kubeconfig()}`,
    `${await tool('kubectl')} get virtualservices -A`,
    `${istioctl} proxy-status --xds-address 127.0.0.1:${istiod.port} --plaintext`,
    `${istioctl} analyze -A`,
  ].join('\n');
}

async function start(): Promise<{ mesh: Mesh; text: string }> {
  const mesh = await startMesh({ manifests: tutorial(new App(), STAGES.split).charts.flatMap((chart) => chart.toJson()) });
  return { mesh, text: await usage(mesh) };
}

/** The process behind `npm run lab:up`: it keeps the tutorial running until it is told to end. */
async function keep() {
  const started = start();
  const server = await listen(async (question) => {
    const { mesh, text } = await started;
    if (question === 'end') {
      await mesh.close();
      server.close();
    }
    return text;
  });
  await started.catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}

void keep();
