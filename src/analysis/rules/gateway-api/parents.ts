import { Listener, listenersOf, refusalOf, Route, routesOf } from '../../../model/gateway-api';
import { GATEWAY_API, Mesh } from '../../../model/mesh';
import { ObjectPath } from '../../../model/resource';
import type { HTTPRouteParentRefs } from '../../../schema/gateway.networking.k8s.io.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

const GATEWAYS = ['Gateway', 'ListenerSet'] as const;

/** Routes are attached to what is there, and a listener takes them. */
export const parents: Rule = {
  id: 'gateway-api/parents',
  codes: ['CDI0120', 'CDI0121'],
  *check(mesh) {
    for (const route of routesOf(mesh)) {
      for (const [index, parent] of (route.spec.parentRefs ?? []).entries()) yield* judge(route, parent, ['spec', 'parentRefs', index], mesh);
    }
  },
};

function* judge(resource: Route, parent: HTTPRouteParentRefs, path: ObjectPath, mesh: Mesh): Iterable<Finding> {
  const { group = GATEWAY_API, kind = 'Gateway', name, namespace = resource.namespace, sectionName, port } = parent;
  const gateway = group === GATEWAY_API ? GATEWAYS.find((one) => one === kind) : undefined;
  if (!gateway && (group !== '' || kind !== 'Service')) return;
  if (!mesh.find(group, kind, namespace, name)) {
    yield { code: 'CDI0120', message: `the ${kind} ${namespace}/${name} is not there`, resource, path };
    return;
  }
  const listeners = gateway && listenersOf(mesh, gateway, namespace, name);
  if (!listeners) return;
  const named = listeners.filter((one) => (sectionName === undefined || one.name === sectionName) && (port === undefined || one.port === port));
  if (named.length === 0) {
    const message = `the ${kind} ${namespace}/${name} has no listener ${wanted(sectionName, port)}; it has ${listeners.map(text).join(', ')}`;
    yield { code: 'CDI0121', message, resource, path };
    return;
  }
  const refusals = named.map((listener) => refusalOf(listener, namespace, resource, mesh));
  if (refusals.some((refusal) => refusal === undefined)) return;
  const reasons = named.map((listener, index) => `'${listener.name}' ${refusals[index]}`);
  yield { code: 'CDI0121', message: `no listener of the ${kind} ${namespace}/${name} takes the route: ${reasons.join('; ')}`, resource, path };
}

const wanted = (sectionName?: string, port?: number) =>
  [...(sectionName === undefined ? [] : [`'${sectionName}'`]), ...(port === undefined ? [] : [`at the port ${port}`])].join(' ');

const text = ({ name, port }: Listener) => `'${name}' at the port ${port}`;
