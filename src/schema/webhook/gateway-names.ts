import { isDnsLabel, isFullName } from '../values/dns';
import { show } from '../values/show';
import { Place } from './place';

/** Names of gateways, of the form `<namespace>/<name>` or, in the same namespace, `<name>`. */
export function gatewayNames(names: readonly string[], place: Place): void {
  for (const [index, name] of names.entries()) {
    const at = place.at(index);
    const slash = name.indexOf('/');
    if (slash < 0) {
      if (!isFullName(name)) at.error(`must be of the form '<namespace>/<name>', or '<name>' for one of the same namespace, got ${show(name)}`);
      if (name.includes('.')) {
        const [gateway, namespace] = name.split('.');
        at.warning(`should be of the form '<namespace>/<name>', got ${show(name)}; write ${show(`${namespace}/${gateway}`)}`);
      }
      // Istiod looks at nothing after the first name without a namespace.
      return;
    }
    if (!isDnsLabel(name.slice(0, slash)) || !isDnsLabel(name.slice(slash + 1))) {
      at.error(`must be of the form '<namespace>/<name>' where both consist of letters, digits and '-' (at most 63), got ${show(name)}`);
    }
  }
}
