import { MeshResource } from '../../core';
import { dnsLabel, labels, port, subnet } from '../../core/private/checks';
import type { VirtualServiceTcpMatch } from '../../schema/networking.istio.io.generated';
import { L4Match } from '../l4-match';
import { gatewayName } from './reference';

/** What the `match` entries of TCP and TLS routes have in common. */
export function l4MatchSpec(what: string, match: L4Match, owner: MeshResource): VirtualServiceTcpMatch {
  const { destinationSubnets, port: number, sourceLabels, sourceNamespace, gateways } = match;
  return {
    destinationSubnets: destinationSubnets?.map((range) => subnet(`destinationSubnets of ${what}`, range)),
    port: number === undefined ? undefined : port(`port of ${what}`, number),
    sourceLabels: sourceLabels && labels(`sourceLabels of ${what}`, sourceLabels),
    sourceNamespace: sourceNamespace === undefined ? undefined : dnsLabel(`sourceNamespace of ${what}`, sourceNamespace),
    gateways: gateways?.map((gateway) => gatewayName(gateway, owner)),
  };
}
