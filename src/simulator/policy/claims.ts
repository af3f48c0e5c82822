import { TextTest } from '../../model/match/text';
import { Claims } from './call';
import { Attribute } from './condition';
import { patternTest } from './pattern';

/** What a claim within claims says. */
export function claimAt(claims: Claims | undefined, path: readonly string[]): unknown {
  let at: unknown = claims;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = Object.prototype.hasOwnProperty.call(at, name) ? (at as Claims)[name] : undefined;
  }
  return at;
}

/** Whether a claim is a text that passes, or a list with such a text. */
export const claimPasses = (claim: unknown, test: TextTest): boolean =>
  (Array.isArray(claim) ? claim.some((one) => typeof one === 'string' && test(one)) : typeof claim === 'string' && test(claim));

/** A claim of the token that was found to be right. */
export const claimAttribute = (name: string, path: readonly string[]): Attribute => ({
  name,
  httpOnly: true,
  test: (value) => {
    const test = patternTest(value);
    return ({ http }) => claimPasses(claimAt(http!.claims, path), test);
  },
});

const ROUTING = '@request.auth.claims';

/** The claim that a route asks for in place of a header: `@request.auth.claims.a.b` or `@request.auth.claims[a][b]`. */
export function routingClaim(header: string): string[] | undefined {
  if (!header.toLowerCase().startsWith(ROUTING)) return undefined;
  const rest = header.slice(ROUTING.length);
  if (/^\../.test(rest)) return rest.slice(1).split('.');
  return /^\[.+\]$/.test(rest) ? rest.slice(1, -1).split('][') : undefined;
}

const textPasses = (claim: unknown, test: TextTest) => typeof claim === 'string' && test(claim);

/** Who a token is for: `<issuer>/<subject>`. */
export const ISSUER_AND_SUBJECT: Attribute = {
  name: 'request principal',
  httpOnly: true,
  test: (value) => {
    const [issuer, subject] = principalTests(value);
    return ({ http }) => textPasses(http!.claims?.iss, issuer) && textPasses(http!.claims?.sub, subject);
  },
};

const ANY: TextTest = (text) => text !== '';

/** An issuer may have slashes, a subject cannot. */
function principalTests(value: string): readonly [TextTest, TextTest] {
  if (value === '*') return [ANY, ANY];
  const slash = value.lastIndexOf('/');
  const [issuer, subject] = slash < 0 ? [value, ''] : [value.slice(0, slash), value.slice(slash + 1)];
  const is = (wanted: string): TextTest => (text) => text === wanted;
  // Of a pattern that begins with `*` the subject is taken as it stands, and without a slash only one of both is asked.
  if (value.startsWith('*')) return slash < 0 ? [ANY, patternTest(value)] : [patternTest(issuer), is(subject)];
  if (value.endsWith('*')) return slash < 0 ? [patternTest(value), ANY] : [is(issuer), patternTest(subject)];
  return [is(issuer), is(subject)];
}
