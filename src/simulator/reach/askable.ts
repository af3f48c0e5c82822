import { refText, Route } from '../http/route';
import { VirtualHost } from '../http/virtual-host';
import { Mesh } from '../mesh';
import { keyOf } from './written';

/** Why no proxy ever asks a route or a rule, by its key; of what one may ask there is nothing. */
export function neverAsked(mesh: Mesh, keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const asked = new Set<string>();
  for (const host of mesh.virtualHosts()) visit(host, keys, asked, reasons);
  for (const { ref } of mesh.tcpRoutes()) if (ref) asked.add(keyOf(ref));
  for (const { policy, rule } of mesh.policyRules()) asked.add(keyOf({ resource: policy, index: rule }));
  return new Map([...keys].filter((key) => !asked.has(key)).map((key) => [key, reasons.get(key) ?? 'no proxy that is modelled gets it']));
}

function visit({ routes, leftOut, upgrade }: VirtualHost, keys: ReadonlySet<string>, asked: Set<string>, reasons: Map<string, string>): void {
  for (const { ref, reason } of leftOut) reasons.set(keyOf(ref), reason);
  routes.forEach((route, place) => {
    const key = route.ref && keyOf(route.ref);
    if (!key || !keys.has(key) || asked.has(key)) return;
    const first = upgrade ? undefined : routes.slice(0, place).find((one) => hides(one, route));
    if (upgrade) reasons.set(key, 'all clients are sent to HTTPS before');
    else if (first) reasons.set(key, `${refText(first.ref)} before it matches all of that`);
    else asked.add(key);
  });
}

/** Whether what matches a route surely matches one before it: the conditions of the first are among its own. */
function hides({ match: first }: Route, { match: second }: Route): boolean {
  const texts = new Set(second.conditions.map(({ text }) => text));
  return first.conditions.every(({ text }) => texts.has(text));
}
