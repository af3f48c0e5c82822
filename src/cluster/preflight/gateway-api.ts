import { Check, count, failed, note, ok, some, warning } from './check';
import { definitionsOf, Installed, isInstalled, misfit } from './crds';
import { GATEWAY_API, OLDEST_BUNDLES } from './fit';
import { isOlder, numbersOf } from './version';

const BUNDLE = 'gateway.networking.k8s.io/bundle-version';
const CHANNEL = 'gateway.networking.k8s.io/channel';

const REMEDY = `kubectl apply --server-side -f https://github.com/kubernetes-sigs/gateway-api/releases/download/v${GATEWAY_API}/standard-install.yaml`;

const annotation = (name: string) => ({ crd }: Installed) => crd.metadata.annotations?.[name] ?? 'unknown';

/** Whether the cluster has the kinds of the Gateway API as they are synthesized, and in versions that istiod takes. */
export const gatewayApi: Check = {
  name: 'CRDs of the Gateway API',
  run: async ({ cluster }) => {
    const definitions = await definitionsOf(cluster, ['gateway.networking.k8s.io']);
    const there = definitions.filter(isInstalled);
    if (there.length === 0) return note('there are none; routes of the Gateway API and waypoints need them', REMEDY);
    const misfits = there.flatMap((one) => misfit(one) ?? []);
    const fatal = misfits.filter((one) => one.fatal);
    if (fatal.length > 0) return failed(some(fatal.map(({ text }) => text)), REMEDY);
    const ignored = there.filter(isIgnored).map((one) => `${one.kind} (${annotation(BUNDLE)(one)}, ${OLDEST_BUNDLES[one.kind]} or later is needed)`);
    if (ignored.length > 0) return failed(`istiod passes over ${some(ignored)}`, REMEDY);
    const bundles = [...new Set(there.map(annotation(BUNDLE)))];
    if (bundles.length > 1) return warning(`of several bundles: ${some(bundles)}`, REMEDY);
    const [bundle] = bundles;
    const absent = definitions.filter((one) => !isInstalled(one)).map(({ kind }) => kind);
    if (absent.length > 0) return warning(`bundle ${bundle} has no ${some(absent)}`, REMEDY);
    if (misfits.length > 0) return warning(`bundle ${bundle} is another one than v${GATEWAY_API}: ${some(misfits.map(({ text }) => text))}`, REMEDY);
    return ok(`all ${count(definitions.length, 'kind')}, bundle ${bundle}, ${annotation(CHANNEL)(there[0])} channel`);
  },
};

/** As istiod does, which takes a CRD without a version for too old. */
function isIgnored(definition: Installed): boolean {
  const oldest = OLDEST_BUNDLES[definition.kind];
  const bundle = numbersOf(annotation(BUNDLE)(definition));
  return oldest !== undefined && (!bundle || isOlder(bundle, numbersOf(oldest)!));
}
