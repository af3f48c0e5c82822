import type { App, Chart } from 'cdk8s';
import { findMeshSettings } from '../model/mesh-settings';
import { readText } from '../model/read';
import { Resource } from '../model/resource';
import { buildMesh, Mesh, meshOptionsOf, MeshOptions, refusedOf } from '../simulator';

/** What makes a mesh: an app, a chart, manifests as objects or as YAML, or what `trafficOf` gave. */
export type Manifests = App | Chart | readonly object[] | string | Traffic;

/** A mesh made ready, for many requests. */
export class Traffic {
  /** @param origin what it was made of */
  public constructor(
    public readonly origin: Exclude<Manifests, Traffic>,
    public readonly resources: readonly Resource[],
    public readonly mesh: Mesh,
  ) {}
}

/**
 * Makes a mesh ready, for tests that ask much of the same manifests.
 *
 * @param options what of the mesh configuration decides; by default that of the ConfigMap `istio` among the manifests
 * @throws where manifests cannot be read, or a cluster would not take them
 */
export function trafficOf(manifests: Manifests, options?: MeshOptions): Traffic {
  if (manifests instanceof Traffic) return manifests;
  const { resources, problems } = readText(textOf(manifests), 'manifests');
  const wrong = [
    // A cluster may have kinds that are newer than this package.
    ...problems.filter(({ severity, code }) => severity === 'error' && code !== 'unknown-kind').map(({ message }) => message),
    ...refusedOf(resources),
  ];
  if (wrong.length > 0) throw new Error(`a cluster would not take these manifests:\n  ${wrong.join('\n  ')}`);
  return new Traffic(manifests, resources, buildMesh(resources, options ?? meshOptionsOf(findMeshSettings(resources) ?? {})));
}

function textOf(manifests: Exclude<Manifests, Traffic>): string {
  if (typeof manifests === 'string') return manifests;
  if ('synthYaml' in manifests) return manifests.synthYaml();
  const objects = 'toJson' in manifests ? manifests.toJson() as object[] : manifests;
  return objects.map((one) => JSON.stringify(one)).join('\n---\n');
}
