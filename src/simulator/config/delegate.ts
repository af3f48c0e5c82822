import { selects } from '../../model/match/labels';
import { TextMatch } from '../../model/match/text';
import { VirtualServiceHttp as HttpRoute, VirtualServiceHttpMatch as HttpMatch } from '../../schema/networking.istio.io.generated';

/** What a route of a delegate inherits where it says nothing itself. */
const INHERITED = [
  'rewrite', 'directResponse', 'timeout', 'retries', 'fault', 'mirror', 'mirrorPercent', 'mirrorPercentage', 'corsPolicy', 'mirrors', 'headers',
] as const;

/** A route of a delegate as part of what delegates to it. */
export interface Delegated {
  readonly route: HttpRoute;
  /** Of each match its place in the delegate, if it has one there. */
  readonly places: readonly (number | undefined)[];
}

/** A route of a delegate as part of the route that delegates to it, or undefined where the two contradict each other. */
export function mergeDelegate(root: HttpRoute, leaf: HttpRoute): Delegated | undefined {
  const matches = mergeMatches(root.match ?? [], leaf.match ?? []);
  if (!matches) return undefined;
  const inherited = Object.fromEntries(INHERITED.flatMap((field) => (root[field] === undefined ? [] : [[field, root[field]]])));
  return {
    route: { ...inherited, ...leaf, match: matches.map(({ match }) => match), name: joined(root.name, leaf.name) },
    places: matches.map(({ place }) => place),
  };
}

const joined = (root: string | undefined, leaf: string | undefined) => (root && leaf ? `${root}-${leaf}` : leaf || root);

interface Merged {
  readonly match: HttpMatch;
  readonly place?: number;
}

function mergeMatches(roots: readonly HttpMatch[], leaves: readonly HttpMatch[]): Merged[] | undefined {
  if (roots.length === 0) return leaves.map((match, place) => ({ match, place }));
  if (leaves.length === 0) return roots.map((match) => ({ match }));
  const merged = leaves.map((leaf, place) =>
    roots.filter((root) => !contradict(root, leaf)).map((root) => ({ match: mergeMatch(root, leaf), place })));
  // One match that fits none of the root's makes the whole route void.
  return merged.some((one) => one.length === 0) ? undefined : merged.flat();
}

function mergeMatch(root: HttpMatch, leaf: HttpMatch): HttpMatch {
  return {
    ...root,
    ...leaf,
    name: joined(root.name, leaf.name),
    headers: { ...root.headers, ...leaf.headers },
    withoutHeaders: { ...root.withoutHeaders, ...leaf.withoutHeaders },
    queryParams: { ...root.queryParams, ...leaf.queryParams },
    sourceLabels: { ...root.sourceLabels, ...leaf.sourceLabels },
    port: leaf.port || root.port,
    sourceNamespace: leaf.sourceNamespace || root.sourceNamespace,
    gateways: leaf.gateways?.length ? leaf.gateways : root.gateways,
    ignoreUriCase: leaf.ignoreUriCase,
  };
}

function contradict(root: HttpMatch, leaf: HttpMatch): boolean {
  const texts = [root.uri, root.scheme, root.method, root.authority];
  if ([leaf.uri, leaf.scheme, leaf.method, leaf.authority].some((one, index) => textsContradict(texts[index], one))) return true;
  for (const field of ['headers', 'withoutHeaders', 'queryParams'] as const) {
    if (Object.entries(leaf[field] ?? {}).some(([key, one]) => textsContradict(root[field]?.[key], one))) return true;
  }
  if (!!root.ignoreUriCase !== !!leaf.ignoreUriCase) return true;
  if (root.port && leaf.port && root.port !== leaf.port) return true;
  if (root.sourceNamespace && leaf.sourceNamespace !== root.sourceNamespace) return true;
  const shared = Object.fromEntries(Object.entries(root.sourceLabels ?? {}).filter(([key]) => key in (leaf.sourceLabels ?? {})));
  if (!selects(shared, leaf.sourceLabels ?? {})) return true;
  return !!root.gateways?.length && !!leaf.gateways?.length
    && (root.gateways.length < leaf.gateways.length || leaf.gateways.some((name) => !root.gateways!.includes(name)));
}

/** Whether Istio would say that a leaf is not within its root, which it says of whatever it cannot tell. */
function textsContradict(root: TextMatch | undefined, leaf: TextMatch | undefined): boolean {
  if (!root || !leaf) return false;
  if ((root.regex && (leaf.regex || leaf.prefix || leaf.exact)) || (leaf.regex && (root.prefix || root.exact))) return true;
  if (root.exact) return !!leaf.prefix || leaf.exact !== root.exact;
  const within = leaf.prefix || leaf.exact;
  return !root.prefix || !within || !within.startsWith(root.prefix);
}
