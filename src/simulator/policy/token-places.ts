import { RequestAuthenticationJwtRules as JwtRule } from '../../schema/security.istio.io.generated';
import { HttpCall } from './call';

/** A place in which a proxy looks for a token. */
export interface Place {
  /** Header that goes with the token, where it is not to be passed on. */
  readonly header?: string;
  /** Parameter of the query that does. */
  readonly param?: string;
  /** The text there, if there is something. */
  find(call: HttpCall): string | undefined;
}

/** Where the tokens of a rule are. */
export function placesOf({ fromHeaders = [], fromParams = [], fromCookies = [] }: JwtRule): Place[] {
  if (fromHeaders.length + fromParams.length + fromCookies.length === 0) return USUAL;
  return [
    ...fromHeaders.map(({ name, prefix }) => inHeader(name, prefix ?? '')),
    ...fromParams.map(inParam),
    ...fromCookies.map(inCookie),
  ];
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

const USUAL: Place[] = [inHeader('authorization', 'Bearer '), inParam('access_token')];

/** Behind a prefix what may be of a token, from its first such character on. */
const tokenIn = (text: string) => /[\w.=-]+/.exec(text)?.[0] ?? '';

function inParam(param: string): Place {
  return { param, find: ({ query }) => (query === '' ? undefined : new URLSearchParams(query).get(param) ?? undefined) };
}

function inCookie(name: string): Place {
  return {
    find: ({ headers: { cookie } }) => cookie?.split(';').map((one) => one.trim())
      .find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1),
  };
}

/** A query without a parameter. */
export function withoutParam(query: string, param: string): string {
  const left = query.slice(1).split('&').filter((one) => one.split('=')[0] !== param);
  return left.length === 0 || left[0] === '' ? '' : `?${left.join('&')}`;
}
