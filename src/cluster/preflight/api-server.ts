import { ClusterError } from '../cluster-error';
import { Check, count, failed, ok, some, Surroundings } from './check';

/** Whether the API server is alive and ready, by each of its own checks. */
export const apiServer: Check = {
  name: 'API server',
  run: async ({ cluster }) => {
    const [alive, ready] = await Promise.all([health(cluster, '/livez?verbose'), health(cluster, '/readyz?verbose')]);
    const right = new Set([...alive.right, ...ready.right]);
    const wrong = [...new Set([...alive.wrong, ...ready.wrong])];
    if (wrong.length === 0) return ok(`alive and ready, by ${count(right.size, 'check')} of its own`);
    return failed(`does not pass its own checks: ${some(wrong)}`, '`kubectl get --raw "/readyz?verbose"` tells more, its log tells why');
  },
};

interface Health {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** Where a check does not pass, the list of checks comes as an error. */
async function health(cluster: Surroundings['cluster'], path: string): Promise<Health> {
  const text = await cluster.raw(path).catch((error) => {
    if (error instanceof ClusterError && error.text.includes('[-]')) return error.text;
    throw error;
  });
  return {
    right: marked(text, '[+]'),
    wrong: marked(text, '[-]'),
  };
}

const marked = (text: string, mark: string) => text.split(mark).slice(1).map((rest) => rest.split(/\s/)[0]);
