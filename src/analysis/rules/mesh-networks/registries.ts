import { field, listOf, textOf } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { Mesh } from '../../../model/mesh';
import { parseMeshSettings } from '../../../model/mesh-settings';
import { Rule } from '../../rule';

/** Registries that there are without a Secret of a remote cluster. */
const OWN = ['External', 'Kubernetes', 'Mock'];

/** The endpoints of a network come from a cluster that istiod knows. */
export const registries: Rule = {
  id: 'mesh-networks/registries',
  codes: ['IST0126'],
  *check(mesh) {
    const resource = mesh.find('', 'ConfigMap', 'istio-system', 'istio');
    if (!resource) return;
    const known = new Set([...OWN, ...remoteClusters(mesh)]);
    const networks = field(parseMeshSettings(textOf(field(resource.object, 'data', 'meshNetworks'))), 'networks');
    for (const [network, settings] of Object.entries(networks ?? {})) {
      for (const endpoint of listOf(field(settings, 'endpoints'))) {
        const registry = textOf(field(endpoint, 'fromRegistry'));
        if (registry === '' || known.has(registry)) continue;
        const message = `the network '${network}' takes endpoints from '${registry}', of which there is no remote Secret`;
        yield { code: 'IST0126', message, resource, path: ['data', 'meshNetworks'] };
      }
    }
  },
};

/** The names of clusters for which istiod has a Secret. */
const remoteClusters = (mesh: Mesh) => mesh.of('', 'Secret')
  .filter(({ object }) => textsOf(field(object, 'metadata', 'labels'))['istio/multiCluster'] === 'true')
  .flatMap(({ object }) => [...Object.keys(field(object, 'data') ?? {}), ...Object.keys(field(object, 'stringData') ?? {})]);
