import { load } from 'js-yaml';
import { MeshConfig, MeshConfiguration, MeshNetwork, MeshProxyConfig } from '../../src/mesh';
import { violations } from './crds';
import { MESH_SCHEMAS } from './mesh-config';
import { chart } from './synth';

/** Defines a mesh configuration and returns what stands under the keys of its ConfigMap, checked against the pinned messages. */
function written(config: MeshConfig, networks: Record<string, MeshNetwork>): { mesh: any; meshNetworks: any } {
  const scope = chart();
  new MeshConfiguration(scope, 'mesh', { config, networks });
  const [{ data }] = scope.toJson();
  const [mesh, meshNetworks] = [load(data.mesh), load(data.meshNetworks)];
  expect(violations('MeshConfig', MESH_SCHEMAS.MeshConfig, mesh)).toEqual([]);
  expect(violations('MeshNetworks', MESH_SCHEMAS.MeshNetworks, meshNetworks)).toEqual([]);
  return { mesh, meshNetworks };
}

/** A mesh configuration as it comes out. */
export const meshConfigOf = (config: MeshConfig) => written(config, {}).mesh;

/** The configuration of proxies as it comes out. */
export const proxyConfigOf = (defaultConfig: MeshProxyConfig) => meshConfigOf({ defaultConfig }).defaultConfig;

/** Networks of a mesh as they come out. */
export const meshNetworksOf = (networks: Record<string, MeshNetwork>) => written({}, networks).meshNetworks.networks;
