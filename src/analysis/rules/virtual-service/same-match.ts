import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { ObjectPath, Typed } from '../../../model/resource';
import type { VirtualServiceHttpMatch, VirtualServiceSpec } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';
import { gatewayName, MESH } from './gateway-names';

interface Place {
  readonly resource: Typed<VirtualServiceSpec>;
  readonly path: ObjectPath;
}

/** A gateway puts the routes of all VirtualServices of a host into one list, the older first. */
export const sameMatch: Rule = {
  id: 'virtual-service/same-match',
  codes: ['CDI0133'],
  *check(mesh) {
    const reported = new Set<string>();
    for (const [key, places] of placesByMatch(mesh)) {
      const names = [...new Set(places.map(({ resource }) => nameOf(resource)))].sort();
      if (names.length < 2) continue;
      const [host, gateway] = key.split(' ');
      for (const { resource, path } of places) {
        const place = `${nameOf(resource)} ${path.join('.')}`;
        if (reported.has(place)) continue;
        reported.add(place);
        const others = names.filter((name) => name !== nameOf(resource)).join(', ');
        const message = `matches what VirtualService ${others} matches for '${host}' at the gateway '${gateway}', and only the older of them gets the requests`;
        yield { code: 'CDI0133', message, resource, path };
      }
    }
  },
};

const nameOf = ({ namespace, name }: Typed<VirtualServiceSpec>) => `${namespace}/${name}`;

function placesByMatch(mesh: Mesh): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  const shared = sharedHosts(mesh);
  for (const resource of mesh.istio('VirtualService')) {
    const hosts = hostsAtGateways(resource).filter((host) => shared.has(host));
    if (hosts.length === 0) continue;
    for (const [index, { match = [] }] of (resource.spec.http ?? []).entries()) {
      const texts = match.length === 0 ? ['{}'] : match.filter((one) => !one.gateways).map(textOf);
      const path = ['spec', 'http', index];
      for (const host of hosts) {
        for (const text of new Set(texts)) push(places, `${host} ${text}`, { resource, path });
      }
    }
  }
  return places;
}

/** The hosts that several VirtualServices have at the same gateway, which are few. */
function sharedHosts(mesh: Mesh): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const resource of mesh.istio('VirtualService')) {
    const name = nameOf(resource);
    for (const host of hostsAtGateways(resource)) {
      if ((owners.get(host) ?? name) !== name) shared.add(host);
      owners.set(host, name);
    }
  }
  return shared;
}

/** Each host of a VirtualService with each of its gateways, unless it is hidden from some namespaces. */
function hostsAtGateways({ namespace, spec: { gateways = [], hosts = [], exportTo = [] } }: Typed<VirtualServiceSpec>): string[] {
  if (exportTo.length > 0) return [];
  const names = gateways.filter((name) => name !== MESH).map((name) => gatewayName(name, namespace));
  return names.flatMap((gateway) => hosts.map((host) => `${host} ${gateway.namespace}/${gateway.name}`));
}

/** A match in a form that tells it from others, without what names it only. */
const textOf = ({ name: _, statPrefix: __, ...match }: VirtualServiceHttpMatch) =>
  JSON.stringify(match, (_key, value) => (isMap(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
