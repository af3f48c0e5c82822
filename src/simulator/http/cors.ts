import { TextTest, textTest } from '../../model/match/text';
import { VirtualServiceHttpCorsPolicy } from '../../schema/networking.istio.io.generated';
import { CorsHeaders } from '../outcome';
import { Call } from './call';
import { secondsOf } from './duration';

/** What a proxy does for browsers. */
export interface Cors {
  /** The answer to a browser that asks beforehand, or undefined where that goes on like any request. */
  preflight(call: Call): CorsHeaders | undefined;
  /** What is added to other answers. */
  headers(call: Call): CorsHeaders | undefined;
}

export function corsOf(spec: VirtualServiceHttpCorsPolicy | undefined): Cors | undefined {
  if (!spec) return undefined;
  const tests = (spec.allowOrigins ?? spec.allowOrigin?.map((exact) => ({ exact })) ?? [])
    .map((one) => textTest(one)).filter((test): test is TextTest => test !== undefined);
  const allows = (origin: string | undefined): origin is string => origin !== undefined && origin !== '' && tests.some((test) => test(origin));
  const credentials: CorsHeaders = spec.allowCredentials ? { 'access-control-allow-credentials': 'true' } : {};
  const headers = (origin: string): CorsHeaders => ({
    'access-control-allow-origin': origin,
    ...credentials,
    ...listed('access-control-expose-headers', spec.exposeHeaders),
  });
  const seconds = spec.maxAge === undefined ? undefined : Math.floor(secondsOf(spec.maxAge));
  const isPreflight = ({ method, headers: given }: Call) => method === 'OPTIONS' && given.origin && given['access-control-request-method'];

  return {
    preflight: (call) => {
      if (!isPreflight(call)) return undefined;
      const { origin } = call.headers;
      const allowed = allows(origin);
      if (!allowed && spec.unmatchedPreflights !== 'IGNORE') return undefined;
      // Those that are to be ignored are answered too, but do not learn that their origin may ask.
      return {
        ...allowed ? headers(origin) : credentials,
        ...listed('access-control-allow-methods', spec.allowMethods),
        ...listed('access-control-allow-headers', spec.allowHeaders),
        ...seconds !== undefined && { 'access-control-max-age': `${seconds}` },
      };
    },
    headers: (call) => {
      const { origin } = call.headers;
      return allows(origin) ? headers(origin) : undefined;
    },
  };
}

const listed = (name: string, values: readonly string[] = []) => (values.length ? { [name]: values.join(',') } : {});
