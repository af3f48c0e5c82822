import { Check, count, failed, note, ok, some, warning } from './check';
import { definitionsOf, isInstalled, misfit } from './crds';
import { ISTIO } from './fit';

const GROUPS = ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io'];

/** Whether the cluster has Istio's kinds as they are synthesized. */
export const istioCrds: Check = {
  name: 'CRDs of Istio',
  run: async ({ cluster }) => {
    const definitions = await definitionsOf(cluster, GROUPS);
    const there = definitions.filter(isInstalled);
    if (there.length === 0) return note('there are none yet; they come before all else of Istio');
    const misfits = there.flatMap((one) => misfit(one) ?? []);
    const remedy = `apply those of Istio 1.${ISTIO}`;
    const fatal = misfits.filter((one) => one.fatal);
    if (fatal.length > 0) return failed(some(fatal.map(({ text }) => text)), remedy);
    const absent = definitions.filter((one) => !isInstalled(one)).map(({ kind }) => kind);
    if (absent.length > 0) return warning(`of ${count(definitions.length, 'kind')} there is no ${some(absent)}`, remedy);
    if (misfits.length > 0) return warning(`of another version of Istio: ${some(misfits.map(({ text }) => text))}`, remedy);
    return ok(`all ${count(definitions.length, 'kind')}, with all fields of Istio 1.${ISTIO}`);
  },
};
