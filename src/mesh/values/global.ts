import { ImageVariant } from './component';
import { ImagePullPolicy, IpFamily, IpFamilyPolicy, ServiceAccountReference } from './kubernetes';
import { ProxyInitValues, ProxyValues } from './proxy';
import { WaypointValues } from './waypoint-values';

/** Which objects an installation defines, where several people install its parts. */
export enum ResourceScope {
  /** All. */
  ALL = 'all',
  /** Those of the cluster. */
  CLUSTER = 'cluster',
  /** Those in namespaces. */
  NAMESPACE = 'namespace',
}

/**
 * Values that all components of an installation share.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/
 */
export interface GlobalValues {
  /**
   * Address of the CA that signs certificates of workloads, as `<host>:<port>`.
   *
   * @default - istiod
   */
  readonly caAddress?: string;

  /**
   * Name of the CA that signs certificates of workloads, such as `GkeWorkloadCertificate`.
   *
   * @default - istiod
   */
  readonly caName?: string;

  /**
   * Signers of Kubernetes that istiod may use, such as `clusterissuers.cert-manager.io/istio-ca`.
   *
   * @default - none
   */
  readonly certSigners?: string[];

  /**
   * Name of the cluster, which pods tell to the control plane.
   *
   * @default 'Kubernetes'
   */
  readonly clusterName?: string;

  /**
   * Whether an external control plane keeps its configuration in this cluster.
   *
   * @default false
   */
  readonly configCluster?: boolean;

  /**
   * Whether Istio's resources are validated when they are applied.
   *
   * @default true
   */
  readonly configValidation?: boolean;

  /**
   * Whether the control plane has a disruption budget.
   *
   * @default true
   */
  readonly defaultPodDisruptionBudget?: boolean;

  /**
   * Whether istiod analyzes resources and writes what it finds into their status.
   *
   * @default false
   */
  readonly enableAnalysis?: boolean;

  /**
   * Whether there is a service account with which control planes of other clusters read this one.
   *
   * @default true
   */
  readonly enableReaderRBAC?: boolean;

  /**
   * Whether istiod controls other clusters.
   *
   * @default false
   */
  readonly externalIstiod?: boolean;

  /**
   * Registry and folder of the images.
   *
   * @default - that of the release
   */
  readonly hub?: string;

  /**
   * When images are pulled.
   *
   * @default - as Kubernetes has it
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Names of Secrets with which images are pulled.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Families of addresses of the Services, in their order.
   *
   * @default - as the cluster has it
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * How many families of addresses the Services have.
   *
   * @default - as the cluster has it
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Whether all components log in JSON.
   *
   * @default false
   */
  readonly logAsJson?: boolean;

  /**
   * How much the components log, as `<scope>:<level>` with commas between.
   *
   * @default 'default:info'
   */
  readonly logLevel?: string;

  /**
   * Id of the mesh, by which meshes are told apart that share telemetry or trust each other.
   *
   * @default - the trust domain
   */
  readonly meshID?: string;

  /**
   * Whether istiod's keys and certificates come from a mounted Secret.
   *
   * @default false
   */
  readonly mountMtlsCerts?: boolean;

  /**
   * Whether traffic is redirected by nftables and not by iptables.
   *
   * @default false
   */
  readonly nativeNftables?: boolean;

  /**
   * Name of the network in which the pods of this cluster are.
   *
   * @default - one network
   */
  readonly network?: string;

  /**
   * Whether there are NetworkPolicies that let through what the components need.
   *
   * @default false
   */
  readonly networkPolicy?: boolean;

  /**
   * Whether there is no ConfigMap for the injection of sidecars.
   *
   * @default - as the profile has it
   */
  readonly omitSidecarInjectorConfigMap?: boolean;

  /**
   * Whether what installs the mesh manages its webhooks, and not istiod.
   *
   * @default false
   */
  readonly operatorManageWebhooks?: boolean;

  /**
   * Who signs istiod's own certificate: `istiod`, `custom`, `none` or `k8s.io/<signer>`.
   *
   * @default 'istiod'
   */
  readonly pilotCertProvider?: string;

  /**
   * Priority class of the components' pods.
   *
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Sidecars and gateways.
   *
   * @default - as the profile has them
   */
  readonly proxy?: ProxyValues;

  /**
   * The container that redirects the traffic of a pod with a sidecar.
   *
   * @default - as the profile has it
   */
  readonly proxyInit?: ProxyInitValues;

  /**
   * Service account with which control planes of other clusters read this one, in place of the one that is made.
   *
   * @default - one is made
   */
  readonly readerServiceAccount?: ServiceAccountReference;

  /**
   * Address of the control plane that is in another cluster.
   *
   * @default - the control plane is in this cluster
   */
  readonly remotePilotAddress?: string;

  /**
   * Which objects are defined.
   *
   * @default ResourceScope.ALL
   */
  readonly resourceScope?: ResourceScope;

  /**
   * Port of the proxies' server for token exchange.
   *
   * @default - none
   */
  readonly stsServicePort?: number;

  /**
   * Tag of the images.
   *
   * @default - the version of the mesh
   */
  readonly tag?: string;

  /**
   * Audience of the tokens with which workloads ask for certificates.
   *
   * @default 'istio-ca'
   */
  readonly tokenAudience?: string;

  /**
   * Name of the ConfigMap with the root certificate, which istiod writes into every namespace.
   *
   * @default 'istio-ca-root-cert'
   */
  readonly trustBundleName?: string;

  /**
   * Build of the images.
   *
   * @default - as the profile has it
   */
  readonly variant?: ImageVariant;

  /**
   * Waypoints.
   *
   * @default - as the profile has them
   */
  readonly waypoint?: WaypointValues;

  /**
   * Further values under `global`, for what has no property here. They win over properties.
   *
   * @default - none
   */
  readonly extraValues?: Record<string, any>;
}
