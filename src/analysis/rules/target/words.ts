import { GATEWAY_API } from '../../../model/mesh';
import { RELEASES } from '../../../schema/tables/releases.generated';
import { releaseText, Target } from '../../target';

const isGatewayApi = (group: string) => group === GATEWAY_API;

/** Since when something is there, against the target. */
export const later = (since: number, target: Target, group: string) =>
  `since ${releaseText(since, isGatewayApi(group))}, and the target is ${releaseText(target, isGatewayApi(group))}`;

/** That something is in the experimental channel of the target, and since when it is in the standard one. */
export const standardLater = (standard: number, target: Target) =>
  `in the standard channel since ${releaseText(standard, true)}, and the target is ${releaseText(target, true)}; ${INSTALL}`;

export const INSTALL = 'install the experimental channel there, or leave it out';

/** Since when something is deprecated, as far as the known versions tell. */
export const deprecatedSince = (minor: number, group: string) =>
  (minor === RELEASES[0].minor ? 'is deprecated' : `is deprecated since ${releaseText(minor, isGatewayApi(group))}`);

/** What Istio itself warns of, which has a finding by a code of Istio already. */
export const TOLD = new Set<unknown>(['consecutiveErrors', 'minimumRingSize', 'mirror_percent', 'mirrorPercent', 'percent']);

/** What to do instead of something deprecated, by its name. */
export const INSTEAD: Readonly<Record<string, string>> = {
  allowOrigin: 'use allowOrigins',
  BOOTSTRAP: 'use the annotation sidecar.istio.io/bootstrapOverride',
  LEAST_CONN: 'use LEAST_REQUEST',
  targetPort: 'leave it out, as Istio takes no notice of it',
  warmupDurationSecs: 'use warmup.duration',
};
