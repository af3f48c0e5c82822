import { notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { VirtualServiceHttpHeaders } from '../../schema/networking.istio.io.generated';
import { HeaderManipulation } from '../headers';

/** The `headers` field of a route or of one of its destinations. */
export function headersSpec(headers: HeaderManipulation): VirtualServiceHttpHeaders {
  const { request, response } = headers;
  for (const name of [...Object.keys(request?.set ?? {}), ...Object.keys(request?.add ?? {})]) {
    checkName('request', name, isAuthority(name));
  }
  const others = [...request?.remove ?? [], ...Object.keys(response?.set ?? {}), ...Object.keys(response?.add ?? {}), ...response?.remove ?? []];
  others.forEach((name) => checkName('request (remove) or response', name, false));
  return { ...headers };
}

function checkName(where: string, name: string, allowed: boolean) {
  notEmpty(`header name in the ${where} headers`, name);
  if (!allowed && (name.startsWith(':') || name.toLowerCase() === 'host')) {
    throw invalid(`${where} headers have ${show(name)}, which cannot be changed there; the authority of a request can be set or added, or rewritten by HttpRewrite`);
  }
}

export const isAuthority = (name: string) => [':authority', 'host'].includes(name.toLowerCase());
