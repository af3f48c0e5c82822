import { notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { headerValue } from '../../core/private/header-value';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpHeaders } from '../../schema/networking.istio.io.generated';
import { isAuthority, isFixed } from '../../schema/values/header';
import { HeaderManipulation, HeaderOperations } from '../headers';

/** The `headers` field of a route or of one of its destinations. */
export function headersSpec(what: string, { request, response }: HeaderManipulation): VirtualServiceHttpHeaders {
  return {
    ...request && { request: operationsSpec(`request headers of ${what}`, request, isAuthority) },
    ...response && { response: operationsSpec(`response headers of ${what}`, response, () => false) },
  };
}

function operationsSpec(what: string, operations: HeaderOperations, mayWrite: (name: string) => boolean): HeaderOperations {
  const { set = {}, add = {}, remove = [] } = operations;
  const written = [...Object.entries(set), ...Object.entries(add)];
  written.forEach(([name]) => checkName(what, name, mayWrite(name)));
  remove.forEach((name) => checkName(what, name, false));
  written.forEach(([name, value]) => headerValue(`${name} in the ${what}`, value));
  return render<HeaderOperations, HeaderOperations>(operations, {});
}

function checkName(what: string, name: string, allowed: boolean) {
  notEmpty(`name of a header in the ${what}`, name);
  if (!allowed && isFixed(name)) {
    throw invalid(`${what} have ${show(name)}, which cannot be changed there; the authority of a request can be set or added, or rewritten by HttpRewrite`);
  }
}
