import { Resource, titleOf } from '../../model/resource';
import { GatewayServers, GatewaySpec } from '../../schema/networking.istio.io.generated';
import { protocolOf } from '../registry/protocol';
import { Config, configsOf } from './config';

/** A server of a Gateway, or a listener of one of the Gateway API. */
export interface GatewayServer {
  /** The Gateway that has it, such as `Gateway shop/web`. */
  readonly title: string;
  /** By which routes are bound to it: 'namespace/name'. */
  readonly gatewayName: string;
  readonly spec: GatewayServers;
  /** Hosts in lower case, each with the namespace whose VirtualServices it is for, or undefined for all. */
  readonly hosts: readonly { readonly namespace: string | undefined; readonly host: string }[];
  /** Why Istio makes nothing of it, if so. */
  readonly refusal?: string;
}

export const gatewaysOf = (resources: readonly Resource[]) => configsOf<GatewaySpec>(resources, 'networking.istio.io', 'Gateway');

/** The servers of a Gateway. */
export const serversOf = ({ namespace, name, spec, resource }: Config<GatewaySpec>): GatewayServer[] => (spec.servers ?? []).map((server) => ({
  title: titleOf(resource),
  gatewayName: `${namespace}/${name}`,
  spec: server,
  hosts: server.hosts.map((one) => hostOf(one, namespace)),
}));

function hostOf(text: string, own: string): GatewayServer['hosts'][number] {
  const slash = text.indexOf('/');
  const scope = text.slice(0, Math.max(slash, 0));
  const namespace = scope === '.' ? own : scope;
  return { namespace: namespace === '' || namespace === '*' ? undefined : namespace, host: text.slice(slash + 1) };
}

/** By which Istio tells whether two servers are for the same. */
export const namesOf = ({ hosts }: GatewayServer): string[] => hosts.map(({ namespace, host }) => (namespace === undefined ? host : `${namespace}/${host}`));

/** Whether it hands on what clients send within TLS as it is. */
export const isPassthrough = ({ spec: { tls } }: GatewayServer) => tls?.mode === 'PASSTHROUGH' || tls?.mode === 'AUTO_PASSTHROUGH';

/** Whether it ends the TLS of clients that speak HTTP. */
export const isHttps = (server: GatewayServer) => !!server.spec.tls && server.spec.port.protocol.toUpperCase() === 'HTTPS' && !isPassthrough(server);

/** Whether clients speak HTTP to it without TLS. */
export const isPlainHttp = ({ spec }: GatewayServer) => protocolOf(spec.port.protocol) === 'http';
