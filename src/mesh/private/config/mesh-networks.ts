import { nonEmpty, notEmpty, unique } from '../../../core/private/checks';
import { show } from '../../../core/private/errors';
import type { MeshNetworksNetworks as NetworkSpec, MeshNetworksSpec } from '../../../schema/mesh.generated';
import { MeshNetwork } from '../../config/mesh-networks';
import { knownFields } from '../known-fields';
import { plain } from './plain';

/** The networks of a mesh in proto JSON form, as istiod reads them. */
export function meshNetworksSpec(networks: Record<string, MeshNetwork>): MeshNetworksSpec {
  unique('endpoints of all networks', Object.values(networks).flatMap(({ endpoints }) => endpoints.map((one) => Object.values(one._toSpec()).join())));
  const entries = Object.entries(networks).map(([name, network]) => [notEmpty('name of a network', name), networkSpec(name, network)]);
  return knownFields('networks', 'mesh', 'MeshNetworks', plain({ networks: Object.fromEntries(entries) }));
}

function networkSpec(name: string, { endpoints, gateways = [] }: MeshNetwork): NetworkSpec {
  return {
    endpoints: nonEmpty(`endpoints of the network ${show(name)}`, endpoints).map((one) => one._toSpec()),
    gateways: gateways.map((one) => one._toSpec()),
  };
}
