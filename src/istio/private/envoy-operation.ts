import { invalid } from '../../core/private/errors';
import type { EnvoyFilterConfigPatches, EnvoyFilterConfigPatchesPatch } from '../../schema/networking.istio.io.generated';

/** What istiod applies patches to. It ignores those for the bootstrap. */
export type ApplyTo = Exclude<NonNullable<EnvoyFilterConfigPatches['applyTo']>, 'INVALID' | 'BOOTSTRAP'>;
type Operation = NonNullable<EnvoyFilterConfigPatchesPatch['operation']>;

interface Rule {
  /** Operations that istiod carries out. */
  readonly allowed: readonly Operation[];

  /** The option that says which of the objects are meant. */
  readonly selector?: string;

  /** Operations that do nothing without it, or more than can be meant. */
  readonly needing?: readonly Operation[];

  /** Operations that do not read it. */
  readonly ignoring?: readonly Operation[];
}

const MERGES: Operation[] = ['MERGE', 'MERGE_AND_REPLACE_LIST'];
const RELATIVE: Operation[] = ['MERGE', 'REMOVE', 'INSERT_BEFORE', 'INSERT_AFTER', 'REPLACE'];
const MEMBER: Rule = { allowed: ['ADD', 'REMOVE', ...MERGES], ignoring: ['ADD'] };
/** Filters whose last one ends the chain, so that nothing can be added after it. */
const CHAINED_FILTER: Rule = { allowed: [...RELATIVE, 'INSERT_FIRST'], selector: 'filter', needing: RELATIVE, ignoring: ['INSERT_FIRST'] };

const RULES: Record<ApplyTo, Rule> = {
  LISTENER: { ...MEMBER, selector: 'listener' },
  LISTENER_FILTER: { allowed: [...RELATIVE, 'ADD', 'INSERT_FIRST'], selector: 'filter', needing: RELATIVE, ignoring: ['ADD', 'INSERT_FIRST'] },
  FILTER_CHAIN: { ...MEMBER, selector: 'filterChain' },
  NETWORK_FILTER: CHAINED_FILTER,
  HTTP_FILTER: CHAINED_FILTER,
  ROUTE_CONFIGURATION: { allowed: MERGES },
  VIRTUAL_HOST: { allowed: [...MEMBER.allowed, 'REPLACE'], selector: 'virtualHost', ignoring: ['ADD'] },
  HTTP_ROUTE: {
    allowed: [...MEMBER.allowed, 'INSERT_BEFORE', 'INSERT_AFTER', 'INSERT_FIRST'],
    selector: 'route',
    needing: ['INSERT_BEFORE', 'INSERT_AFTER'],
    ignoring: ['ADD'],
  },
  CLUSTER: { ...MEMBER, selector: 'cluster' },
  EXTENSION_CONFIG: { allowed: ['ADD'] },
};

/**
 * Refuses what istiod would silently not do, or do elsewhere.
 *
 * @param selected whether the patch says which of the objects are meant
 */
export function checkOperation(applyTo: ApplyTo, operation: Operation, selected: boolean): void {
  const { allowed, selector, needing = [], ignoring = [] } = RULES[applyTo];
  if (!allowed.includes(operation)) {
    throw invalid(`a patch of ${applyTo} cannot have the operation ${operation}, which would be ignored or break the proxy; use ${allowed.join(', ')}`);
  }
  if (!selected && needing.includes(operation)) throw invalid(`a patch of ${applyTo} with the operation ${operation} needs ${selector}, which says where; name it`);
  if (selected && ignoring.includes(operation)) throw invalid(`a patch of ${applyTo} with the operation ${operation} does not read ${selector}; drop it`);
}
