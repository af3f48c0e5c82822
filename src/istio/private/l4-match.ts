import { MeshResource } from '../../core';
import { dnsLabel, labels, port, subnet } from '../../core/private/checks';
import { IGateway } from '../reference';
import { gatewayName } from './reference';

/** How the fields that TCP and TLS matches share are rendered. */
export function l4Fields(what: string, owner: MeshResource) {
  return {
    destinationSubnets: (list: string[]) => list.map((range) => subnet(`destinationSubnets of ${what}`, range)),
    port: (value: number) => port(`port of ${what}`, value),
    sourceLabels: (value: Record<string, string>) => labels(`sourceLabels of ${what}`, value),
    sourceNamespace: (value: string) => dnsLabel(`sourceNamespace of ${what}`, value),
    gateways: (list: IGateway[]) => list.map((gateway) => gatewayName(gateway, owner)),
  };
}
