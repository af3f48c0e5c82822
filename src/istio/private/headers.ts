import { notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpHeaders } from '../../schema/networking.istio.io.generated';
import { HeaderManipulation, HeaderOperations } from '../headers';

/** Envoy's variables, such as %HOSTNAME% or %REQ(name)%, and the escaped percent sign. */
const PERCENT = /%%|%[A-Z][A-Z0-9_]*(\(([^)[\\" ][^)"\\]*)\) *)?%/g;

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
  written.forEach(([name, value]) => checkValue(`${name} in the ${what}`, value));
  return render<HeaderOperations, HeaderOperations>(operations, {});
}

function checkName(what: string, name: string, allowed: boolean) {
  notEmpty(`name of a header in the ${what}`, name);
  if (!allowed && (name.startsWith(':') || name.toLowerCase() === 'host')) {
    throw invalid(`${what} have ${show(name)}, which cannot be changed there; the authority of a request can be set or added, or rewritten by HttpRewrite`);
  }
}

function checkValue(what: string, value: string) {
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) throw invalid(`value of ${what} cannot have control characters, got ${JSON.stringify(value)}`);
  if (value.replace(PERCENT, '').includes('%')) {
    throw invalid(`value of ${what} has a '%' that begins no variable such as %HOSTNAME%, got ${show(value)}; write '%%' for a percent sign`);
  }
}

export const isAuthority = (name: string) => [':authority', 'host'].includes(name.toLowerCase());
