import { VirtualServiceHttpHeaders, VirtualServiceHttpHeadersRequest } from '../../schema/networking.istio.io.generated';
import { orNone } from '../shared';

type Headers = Readonly<Record<string, string>>;

/** What is done to headers: first some are removed, then some set, then values added. */
export interface HeaderChanges {
  readonly remove: readonly string[];
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly add: readonly (readonly [name: string, value: string])[];
}

const NOTHING: HeaderChanges = { remove: [], set: [], add: [] };

const isNothing = ({ remove, set, add }: HeaderChanges) => remove.length + set.length + add.length === 0;

/** What a proxy does to requests or to responses. Names that stand for the request itself are left out. */
export function changesOf(operations: VirtualServiceHttpHeadersRequest | undefined): HeaderChanges {
  if (!operations) return NOTHING;
  return {
    remove: (operations.remove ?? []).filter(isOrdinary).map((name) => name.toLowerCase()),
    set: pairs(operations.set),
    add: pairs(operations.add),
  };
}

const isOrdinary = (name: string) => !name.startsWith(':') && name.toLowerCase() !== 'host';

const pairs = (headers: Headers = {}) => Object.keys(headers).filter(isOrdinary).sort()
  .map((name) => [name.toLowerCase(), headers[name]] as const);

/** Changes that a proxy does as one: all removals, then all that is set, then all that is added. */
export const together = (one: HeaderChanges, other: HeaderChanges): HeaderChanges =>
  (isNothing(other) ? one : { remove: [...one.remove, ...other.remove], set: [...one.set, ...other.set], add: [...one.add, ...other.add] });

/** Changes done one after the other. */
export const inTurn = (...changes: readonly HeaderChanges[]): readonly HeaderChanges[] => orNone(changes.filter((one) => !isNothing(one)));

export function changed(headers: Headers, changes: readonly HeaderChanges[]): Headers {
  if (changes.length === 0) return headers;
  const result: Record<string, string> = Object.assign({}, headers);
  for (const { remove, set, add } of changes) {
    for (const name of remove) delete result[name];
    for (const [name, value] of set) result[name] = value;
    for (const [name, value] of add) result[name] = result[name] === undefined ? value : `${result[name]},${value}`;
  }
  return result;
}

/** The authority that these headers give a request: what is set comes before what is added. */
export function authorityOf({ request }: VirtualServiceHttpHeaders = {}): string {
  return named(request?.set) || named(request?.add);
}

const named = (headers: Headers = {}) => Object.entries(headers).find(([name]) => /^(?::authority|host)$/i.test(name))?.[1] ?? '';
