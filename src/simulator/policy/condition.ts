import { Answer, not, some } from './answer';
import { PolicyCall, Peer } from './call';

/** One thing that a policy asks. */
export interface Condition {
  /** Such as `path is '/admin*'`. */
  readonly text: string;
  holds(call: PolicyCall, peer: Peer): Answer;
}

/** How a kind of value is asked for. */
export interface Attribute {
  /** Such as `path`. */
  readonly name: string;
  /** Whether a connection that is not HTTP has none. */
  readonly httpOnly: boolean;
  /** What tests one of the values that are listed. */
  test(value: string): Condition['holds'];
}

/** A list of values that something may have, and one of those that it must not. */
export type Asked = readonly [attribute: Attribute, values: readonly string[] | undefined, notValues: readonly string[] | undefined];

/**
 * The conditions by which a proxy asks for something.
 *
 * @param forTcp whether nothing of HTTP is known
 * @returns undefined where the proxy cannot ask for it
 */
export function conditionsOf([attribute, values = [], notValues = []]: Asked, forTcp: boolean): Condition[] | undefined {
  if (values.length + notValues.length === 0) return [];
  if (forTcp && attribute.httpOnly) return undefined;
  const { name } = attribute;
  return [
    ...values.length ? [{ text: `${name} is ${listed(values)}`, holds: anyOf(attribute, values) }] : [],
    ...notValues.length ? [{ text: `${name} is not ${listed(notValues)}`, holds: noneOf(attribute, notValues) }] : [],
  ];
}

function anyOf(attribute: Attribute, values: readonly string[]): Condition['holds'] {
  const tests = values.map((value) => attribute.test(value));
  return tests.length === 1 ? tests[0] : (call, peer) => some(tests, (test) => test(call, peer));
}

function noneOf(attribute: Attribute, values: readonly string[]): Condition['holds'] {
  const test = anyOf(attribute, values);
  return (call, peer) => not(test(call, peer));
}

const listed = (values: readonly string[]) => values.map((one) => `'${one}'`).join(' or ');
