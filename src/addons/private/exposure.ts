import { Construct } from 'constructs';
import { Host, IService, MeshResource, WorkloadSelector } from '../../core';
import { fullName } from '../../core/private/checks';
import { show } from '../../core/private/errors';
import { Backend, HttpRoute as KubernetesHttpRoute, ParentRef } from '../../gatewayapi';
import {
  AuthorizationAction, AuthorizationPolicy, Destination, Gateway, HttpRoute, PolicyTarget, RequestAuthentication, VirtualService,
} from '../../istio';
import { hostCovers } from '../../schema/values/dns';
import type { Access } from '../access';
import type { Exposure, ExposureGateway } from '../exposure';

/** What is exposed, as the scope of what exposes it. */
export interface Exposed extends Construct {
  readonly service: IService;
  readonly port: number;
}

/** Defines the route to an addon, and what refuses those who have no access. */
export function expose(addon: Exposed, { gateway, host, access }: Exposure): void {
  fullName('host of an exposure', host);
  // The door is guarded before it opens.
  const policies = guard(addon, gateway, host, access);
  route(addon, gateway, host).node.addDependency(...policies);
}

function route(addon: Exposed, { _istio, _kubernetes }: ExposureGateway, host: string): MeshResource {
  const { service, port } = addon;
  const metadata = { name: service.name, namespace: service.metadata.namespace };
  if (_istio) {
    addon.node.addValidation({ validate: () => serverProblems(_istio.gateway, host, metadata.namespace!) });
    return new VirtualService(addon, 'route', {
      metadata,
      hosts: [Host.dns(host)],
      gateways: [_istio.gateway],
      http: [HttpRoute.route({ destinations: [{ destination: Destination.service(service, { port }) }] })],
    });
  }
  return new KubernetesHttpRoute(addon, 'route', {
    metadata,
    parents: [ParentRef.gateway(_kubernetes!)],
    hostnames: [host],
    rules: [{ backends: [{ backend: Backend.service(service, { port }) }] }],
  });
}

/** Policies that refuse, since one that allows would close the other hosts of the gateway. */
function guard(addon: Exposed, gateway: ExposureGateway, host: string, { _refused, _jwtRules, _providers }: Access): MeshResource[] {
  const { target, namespace } = guarded(gateway, addon);
  const metadata = { name: `${addon.service.name}-access`, namespace };
  const operations = [{ hosts: [host, `${host}:*`] }];
  return [
    ..._jwtRules.length === 0 ? [] : [new RequestAuthentication(addon, 'tokens', { metadata, target, jwtRules: _jwtRules })],
    ..._refused.length === 0 ? [] : [new AuthorizationPolicy(addon, 'access', {
      metadata, target, action: AuthorizationAction.DENY, rules: _refused.map((rule) => ({ ...rule, operations })),
    })],
    ..._providers.map((provider, index) => new AuthorizationPolicy(addon, `provider-${index}`, {
      metadata: { namespace, name: `${metadata.name}-provider-${index}` }, target, action: AuthorizationAction.custom(provider), rules: [{ operations }],
    })),
  ];
}

/** What the policies hold for, and the namespace where they do. */
function guarded({ _istio, _kubernetes }: ExposureGateway, { service }: Exposed) {
  if (_istio) {
    return { target: PolicyTarget.workloads(WorkloadSelector.labels(_istio.gateway._toSpec().selector!)), namespace: _istio.rootNamespace };
  }
  return { target: PolicyTarget.gateway(_kubernetes!), namespace: _kubernetes!.namespace ?? service.metadata.namespace };
}

/** Of the servers of the gateway: one must be for the host, and none may be cut off by the policy. */
function serverProblems(gateway: Gateway, host: string, namespace: string): string[] {
  const servers = gateway._toSpec().servers!;
  const name = show(gateway.name);
  const covering = servers.flatMap(({ hosts }) => hosts).filter((one) => {
    const [served, routes = '*'] = one.split('/').reverse();
    return hostCovers(served, host) && ['*', namespace].includes(routes === '.' ? gateway.namespace! : routes);
  });
  const raw = servers.filter(({ port, tls }) => !/^(HTTP|HTTPS|HTTP2|GRPC|GRPC-WEB)$/i.test(port.protocol) || /PASSTHROUGH/.test(tls?.mode ?? ''));
  return [
    ...covering.length > 0 ? [] : [`gateway ${name} has no server for the host ${show(host)} of an exposure in ${show(namespace)}; add one by addServer`],
    ...raw.map(({ port }) => `gateway ${name} serves port ${port.number} without looking at HTTP, and the access policy of ${show(host)}, which cannot tell hosts there, would refuse all of it; expose at a gateway that serves HTTP and HTTPS only`),
  ];
}
