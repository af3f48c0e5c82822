import { StringMatch } from '../../core';
import { headerName, wholeSeconds } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpCorsPolicy } from '../../schema/networking.istio.io.generated';
import { CorsPolicy } from '../cors-policy';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

/** The `corsPolicy` field of an HTTP route. */
export function corsSpec(what: string, policy: CorsPolicy): VirtualServiceHttpCorsPolicy {
  const headers = (names: string[]) => names.map((name) => headerName(`header of the CORS policy of ${what}`, name));
  return render<CorsPolicy, VirtualServiceHttpCorsPolicy>(policy, {
    allowOrigins: (origins) => origins.map((origin) => originSpec(what, origin)),
    allowMethods: (methods) => methods.map((method) => methodSpec(what, method)),
    allowHeaders: headers,
    exposeHeaders: headers,
    maxAge: (value) => wholeSeconds(`maxAge of the CORS policy of ${what}`, value),
  });
}

function methodSpec(what: string, method: string) {
  if (!METHODS.includes(method)) {
    throw invalid(`allowMethods of the CORS policy of ${what} must be among ${METHODS.join(', ')}, got ${show(method)}`);
  }
  return method;
}

function originSpec(what: string, origin: StringMatch) {
  const spec = origin._toSpec();
  if (!Object.values(spec).some((value) => value)) {
    throw invalid(`allowOrigins of the CORS policy of ${what} has an origin without a value; compare it by StringMatch.exact, prefix or regex`);
  }
  return spec;
}
