import { NotInstalled } from '../program';
import { Check, failed, note, ok, warning } from './check';
import { KUBERNETES } from './fit';
import { isOlder, minorOf, numbersOf, versionText } from './version';

/** Whether kubectl is there. */
export const kubectl: Check = {
  name: 'kubectl',
  run: async ({ cluster }) => ok(versionText(await cluster.clientVersion())),
};

/** Whether Istio runs on the version of Kubernetes, and kubectl fits it. */
export const kubernetes: Check = {
  name: 'Kubernetes',
  run: async ({ cluster }) => {
    const server = await cluster.serverVersion();
    const client = await cluster.clientVersion();
    const found = versionText(server);
    const minor = minorOf(server);
    const { oldest, newest } = KUBERNETES;
    if (minor < oldest) return failed(`${found}, and Istio needs 1.${oldest} or later`, 'upgrade the cluster, or take an older Istio');
    if (Math.abs(minorOf(client) - minor) > 1) {
      return warning(`${found}, and kubectl is ${versionText(client)}`, `take a kubectl of 1.${minor}: it fits a cluster that differs by one minor version`);
    }
    return minor > newest ? note(`${found}, newer than 1.${newest}, up to which Istio is tested`) : ok(found);
  },
};

const OLDEST_HELM = [3, 6, 0];

/** Only those need Helm who install with it. */
export const helm: Check = {
  name: 'Helm',
  run: async ({ run }) => {
    try {
      const { out, err } = await run('helm', ['version', '--short']);
      const version = numbersOf(out.trim());
      if (!version) return note(`does not tell its version: ${(err || out).trim()}`);
      const found = version.join('.');
      return isOlder(version, OLDEST_HELM) ? warning(`${found}, and Istio's charts need 3.6 or later`, 'upgrade Helm, if you install with it') : ok(found);
    } catch (error) {
      if (error instanceof NotInstalled) return note("not installed; only those need it who install Istio's charts with it");
      throw error;
    }
  },
};
