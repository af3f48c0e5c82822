import { ApiObject, ApiObjectMetadata, Chart, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsLabel } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { MeshConfig } from './config/mesh-config';
import { MeshNetwork } from './config/mesh-networks';
import { meshConfigSpec } from './private/config/mesh-config';
import { meshNetworksSpec } from './private/config/mesh-networks';

/** What a MeshConfiguration takes. */
export interface MeshConfigurationProps {
  /** The configuration. What is not given is as Istio has it. */
  readonly config: MeshConfig;

  /**
   * Networks of the mesh, by their names.
   *
   * @default - one network, or those that the clusters' labels tell
   */
  readonly networks?: Record<string, MeshNetwork>;

  /**
   * Revision of the control plane that reads it.
   *
   * @default - the control plane without a revision
   */
  readonly revision?: string;

  /**
   * Namespace, labels and annotations of the ConfigMap. Its name follows from the revision.
   *
   * @default - in the namespace of the chart, else in `istio-system`
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * The configuration of a mesh, as the ConfigMap that istiod reads: `istio`, or `istio-<revision>`, in the namespace of istiod.
 *
 * It takes the place of the one that an installation writes, as a whole. Istiod reads it anew when it changes; what is
 * in `defaultConfig` counts for pods that start afterwards.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export class MeshConfiguration extends ApiObject {
  /**
   * Defines the ConfigMap.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props configuration and networks
   */
  public constructor(scope: Construct, id: string, props: MeshConfigurationProps) {
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      ...at(scope, () => ({
        metadata: { namespace: Chart.of(scope).namespace ?? 'istio-system', ...props.metadata, name: nameOf(props) },
        data: {
          mesh: Yaml.stringify(meshConfigSpec(props.config)),
          meshNetworks: Yaml.stringify(meshNetworksSpec(props.networks ?? {})),
        },
      })),
    });
    rememberOrigin(this);
  }
}

function nameOf({ revision, metadata }: MeshConfigurationProps): string {
  const name = revision === undefined ? 'istio' : `istio-${dnsLabel('revision', revision)}`;
  if (metadata?.name !== undefined && metadata.name !== name) {
    throw invalid(`metadata.name of a mesh configuration must be ${show(name)}, where istiod looks for it, got ${show(metadata.name)}; drop it`);
  }
  return name;
}
