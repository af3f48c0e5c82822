import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { GatewayServers, GatewaySpec } from '../../schema/networking.istio.io.generated';
import { protocolOf } from '../registry/protocol';
import { Config, configsOf } from './config';

/** A server of a Gateway. */
export interface GatewayServer {
  readonly gateway: Config<GatewaySpec>;
  /** 'namespace/name'. */
  readonly gatewayName: string;
  readonly spec: GatewayServers;
  /** Hosts in lower case, each with the namespace whose VirtualServices it is for, or undefined for all. */
  readonly hosts: readonly { readonly namespace: string | undefined; readonly host: string }[];
}

export const gatewaysOf = (resources: readonly Resource[]) => configsOf<GatewaySpec>(resources, 'networking.istio.io', 'Gateway');

/** The servers of all Gateways that select something with these labels. */
export function serversOf(gateways: readonly Config<GatewaySpec>[], labels: Labels): GatewayServer[] {
  return gateways.filter(({ spec }) => selects(spec.selector ?? {}, labels)).flatMap((gateway) =>
    (gateway.spec.servers ?? []).map((spec) => ({
      gateway,
      gatewayName: `${gateway.namespace}/${gateway.name}`,
      spec,
      hosts: spec.hosts.map((one) => hostOf(one, gateway.namespace)),
    })));
}

function hostOf(text: string, own: string): GatewayServer['hosts'][number] {
  const slash = text.indexOf('/');
  const scope = text.slice(0, Math.max(slash, 0));
  const namespace = scope === '.' ? own : scope;
  return { namespace: namespace === '' || namespace === '*' ? undefined : namespace, host: text.slice(slash + 1) };
}

/** Whether clients speak HTTP to it without TLS. */
export const isPlainHttp = ({ spec }: GatewayServer) => protocolOf(spec.port.protocol) === 'http';
