import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { ObjectPath, Typed } from '../../../model/resource';
import type { VirtualServiceHttpMatch, VirtualServiceSpec } from '../../../schema/networking.istio.io.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { PathIndex } from '../path-index';
import { gatewayName, MESH } from './gateway-names';
import { covers, isForAll } from './http-match';

interface Place {
  readonly resource: Typed<VirtualServiceSpec>;
  readonly path: ObjectPath;
  readonly match: VirtualServiceHttpMatch;

  /** Whether another VirtualService says which of the requests it takes. */
  readonly delegates: boolean;
}

/** A gateway puts the routes of all VirtualServices of a host into one list, the older first. */
export const sameMatch: Rule = {
  id: 'virtual-service/same-match',
  codes: ['CDI0133'],
  *check(mesh) {
    const reported = new Set<string>();
    for (const [key, places] of placesByHost(mesh)) {
      const [host, gateway] = key.split(' ');
      for (const finding of [...alike(places), ...overlapping(places)]) {
        const { resource, path, message } = finding;
        const place = `${nameOf(resource)} ${path!.join('.')}`;
        if (reported.has(place)) continue;
        reported.add(place);
        yield { ...finding, message: message.replace(PLACE, `for '${host}' at the gateway '${gateway}'`) };
      }
    }
  },
};

/** Stands in messages for what is the same for all of a list. */
const PLACE = '{place}';

const nameOf = ({ namespace, name }: Pick<Typed<VirtualServiceSpec>, 'namespace' | 'name'>) => `${namespace}/${name}`;

function placesByHost(mesh: Mesh): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  const shared = sharedHosts(mesh);
  for (const resource of mesh.istio('VirtualService')) {
    const hosts = hostsAtGateways(resource).filter((host) => shared.has(host));
    if (hosts.length === 0) continue;
    for (const [index, { match = [], delegate }] of (resource.spec.http ?? []).entries()) {
      const path = ['spec', 'http', index];
      const matches = match.length === 0 ? [{ match: {}, path }] : match.map((one, at) => ({ match: one, path: [...path, 'match', at] }));
      for (const one of matches.filter((given) => !given.match.gateways)) {
        const place = { ...one, resource, delegates: delegate !== undefined };
        for (const host of hosts) push(places, host, place);
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

/** What is written alike in several VirtualServices. */
function* alike(places: readonly Place[]): Iterable<Finding & Pick<Place, 'path'>> {
  const byText = new Map<string, Place[]>();
  for (const place of places) push(byText, textOf(place.match), place);
  for (const same of byText.values()) {
    const names = [...new Set(same.map(({ resource }) => nameOf(resource)))].sort();
    if (names.length < 2) continue;
    for (const { resource, path } of same) {
      const others = names.filter((name) => name !== nameOf(resource)).join(', ');
      const message = `matches what VirtualService ${others} matches ${PLACE}, and only the older of them gets the requests`;
      yield { code: 'CDI0133', message, resource, path };
    }
  }
}

/** What another VirtualService takes as a part of more. What is for all comes last in any case. */
function* overlapping(places: readonly Place[]): Iterable<Finding & Pick<Place, 'path'>> {
  const index = new PathIndex<Place>();
  for (const place of places) {
    if (place.delegates || isForAll(place.match)) continue;
    index.add(place.match.ignoreUriCase ? { regex: '' } : place.match.uri ?? {}, place);
  }
  for (const { resource, path, match } of places) {
    for (const other of index.around(match.uri ?? {})) {
      if (other.resource === resource || !covers(other.match, match, [])) continue;
      const message = `is a part of what VirtualService ${nameOf(other.resource)} matches ${PLACE}, which takes the requests where it is the older; make them one`;
      yield { code: 'CDI0133', message, resource, path };
      break;
    }
  }
}

/** A match in a form that tells it from others, without what names it only. */
const textOf = ({ name: _, statPrefix: __, ...match }: VirtualServiceHttpMatch) =>
  JSON.stringify(match, (_key, value) => (isMap(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
