import { atOnce } from '../at-once';
import { ClusterError } from '../cluster-error';
import { apiServer } from './api-server';
import { Check, failed, Result, Surroundings, warning } from './check';
import { gatewayApi } from './gateway-api';
import { istioCrds } from './istio-crds';
import { istiod } from './istiod';
import { nodes } from './nodes';
import { permissions } from './permissions';
import { controlPlane, dns } from './system-pods';
import { helm, kubectl, kubernetes } from './versions';
import { webhooks } from './webhooks';

/** Without these there is nothing to ask the others by. */
const FIRST: readonly Check[] = [kubectl, apiServer];

const OTHERS: readonly Check[] = [kubernetes, nodes, dns, controlPlane, helm, istioCrds, gatewayApi, istiod, webhooks, permissions];

/** What a check found, by its name. */
export interface CheckResult extends Result {
  readonly name: string;
}

/**
 * Whether a cluster is healthy, and fit for Istio.
 *
 * @param begin told the name of each check that begins
 */
export async function preflight(surroundings: Surroundings, begin: (name: string) => void): Promise<CheckResult[]> {
  const ask = (check: Check): Promise<Result> => {
    begin(check.name);
    return check.run(surroundings);
  };
  const results: CheckResult[] = [];
  for (const check of FIRST) {
    try {
      results.push({ name: check.name, ...await ask(check) });
    } catch (error) {
      results.push({ name: check.name, ...unanswered(error) });
      const rest = [...FIRST, ...OTHERS].slice(results.length);
      return [...results, ...rest.map(({ name }) => ({ name, status: 'skipped' as const, found: `not asked, without ${check.name}` }))];
    }
  }
  const others = await atOnce(OTHERS, async (check) => ({ name: check.name, ...await ask(check).catch(unanswered) }));
  return [...results, ...others];
}

/** What a question without an answer means. */
function unanswered(error: unknown): Result {
  if (!(error instanceof ClusterError)) throw error;
  const { reason, message, remedy } = error;
  return reason === 'forbidden' ? warning(`nobody knows: ${message}`, remedy) : failed(message, remedy);
}
