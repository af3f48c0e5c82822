import { headerName } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { headerValue } from '../../core/private/header-value';
import type { HTTPRouteRulesFiltersRequestHeaderModifier } from '../../schema/gateway.networking.k8s.io.generated';
import { HeaderModifier } from '../header-modifier';
import { atMost, filled, listAtMost, uniqueHeaders } from './checks';

/** A `requestHeaderModifier` or `responseHeaderModifier`. */
export function headerModifierSpec(what: string, { set, add, remove }: HeaderModifier): HTTPRouteRulesFiltersRequestHeaderModifier {
  if (!set && !add && !remove) throw invalid(`${what} changes nothing; give it set, add or remove`);
  if (remove) checkNames(what, 'remove', remove);
  return {
    set: set && written(what, 'set', set),
    add: add && written(what, 'add', add),
    remove: remove && [...remove],
  };
}

function written(what: string, operation: string, headers: Record<string, string>) {
  checkNames(what, operation, Object.keys(headers));
  return Object.entries(headers).map(([name, value]) => {
    const header = `header '${name}' of ${what}`;
    return { name, value: headerValue(header, filled(`value of ${header}`, value, 4096)) };
  });
}

function checkNames(what: string, operation: string, names: string[]) {
  listAtMost(`${operation} of ${what}`, names, 16);
  names.forEach((name) => atMost(`header of ${what}`, headerName(`header of ${what}`, name), 256));
  uniqueHeaders(`${operation} of ${what}`, names);
}
