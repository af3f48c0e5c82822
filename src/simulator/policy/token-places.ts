import { RequestAuthenticationJwtRules as JwtRule } from '../../schema/security.istio.io.generated';
import { compare } from '../config/config';
import { HttpCall } from './call';
import { parameter } from './query';

/** A place in which a proxy looks for a token. */
export interface Place {
  /** Header that goes with the token, where it is not to be passed on. */
  readonly header?: string;
  /** Parameter of the query that does. */
  readonly param?: string;
  /** The text there, if there is something. */
  find(call: HttpCall): string | undefined;
}

/** Where the tokens of a rule are, in the order in which Envoy looks at them: it sorts the places of each kind, and begins with the last. */
export function placesOf({ fromHeaders = [], fromParams = [], fromCookies = [] }: JwtRule): Place[] {
  if (fromHeaders.length + fromParams.length + fromCookies.length === 0) return USUAL;
  const headers = new Map(fromHeaders.map(({ name, prefix = '' }) => [`${name.toLowerCase()}${prefix}`, inHeader(name, prefix)]));
  return [
    ...[...headers.keys()].sort(compare).map((key) => headers.get(key)!),
    ...[...fromParams].sort(compare).map(inParam),
    ...[...fromCookies].sort(compare).map(inCookie),
  ].reverse();
}

function inHeader(name: string, prefix: string): Place {
  const header = name.toLowerCase();
  return {
    header,
    find: ({ headers }) => {
      const value = headers[header];
      if (value === undefined || prefix === '') return value;
      const begin = value.indexOf(prefix);
      return begin < 0 ? undefined : tokenIn(value.slice(begin + prefix.length));
    },
  };
}

const USUAL: Place[] = [inParam('access_token'), inHeader('authorization', 'Bearer ')];

/** Behind a prefix what may be of a token, from its first such character on. */
const tokenIn = (text: string) => /[\w.=-]+/.exec(text)?.[0] ?? '';

function inParam(param: string): Place {
  return { param, find: ({ query }) => (query === '' ? undefined : parameter(query, param)) };
}

function inCookie(name: string): Place {
  return {
    find: ({ headers: { cookie } }) => cookie?.split(';').map((one) => one.trim())
      .find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1),
  };
}
