import { Duration } from 'cdk8s';
import { CniProvider } from './cni';
import { ComponentValues, ImageValues, PodValues } from './component';
import { DisruptionBudgetValues } from './disruption-budget';
import { IpFamily, IpFamilyPolicy, PodAmount, SeccompProfile } from './kubernetes';
import { IstiodRemoteValues, SidecarInjectorValues, UntaintValues } from './sidecar-injector';

/**
 * Values of the chart `istiod`: the control plane.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/
 */
export interface IstiodValues extends ComponentValues, ImageValues, PodValues {
  /**
   * How fast the number of pods follows their load, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly autoscaleBehavior?: Record<string, any>;

  /**
   * Whether the number of pods follows their load.
   *
   * @default - true, but for the profile DEMO
   */
  readonly autoscaleEnabled?: boolean;

  /**
   * Highest number of pods.
   *
   * @default 5
   */
  readonly autoscaleMax?: number;

  /**
   * Lowest number of pods.
   *
   * @default 1
   */
  readonly autoscaleMin?: number;

  /**
   * Program by which the CNI plugin is called, where there is one.
   *
   * @default - CniProvider.DEFAULT, or as the platform has it
   */
  readonly cniProvider?: CniProvider;

  /**
   * Whether the chart writes the configuration of the mesh. Without it, a `MeshConfiguration` does.
   *
   * @default true
   */
  readonly configMap?: boolean;

  /**
   * Percentage of the requested processor time that the number of pods aims at.
   *
   * @default 80
   */
  readonly cpuTargetAverageUtilization?: number;

  /**
   * Name of the ConfigMap with the revocation list of a plugged-in CA.
   *
   * @default - Istio's own
   */
  readonly crlConfigMapName?: string;

  /**
   * Annotations of the Deployment.
   *
   * @default - none
   */
  readonly deploymentAnnotations?: Record<string, string>;

  /**
   * Labels of the Deployment.
   *
   * @default - none
   */
  readonly deploymentLabels?: Record<string, string>;

  /**
   * Entries of the environment whose values come from elsewhere, as Kubernetes has them.
   *
   * @default - none
   */
  readonly envVarFrom?: Array<Record<string, any>>;

  /**
   * Further arguments of the program.
   *
   * @default - none
   */
  readonly extraContainerArgs?: string[];

  /**
   * What is made for Gateways of the Gateway API, by the name of their class, as Kubernetes has those objects.
   *
   * @default - Istio's own
   * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
   */
  readonly gatewayClasses?: Record<string, any>;

  /**
   * Which system calls gateways may make that istiod makes.
   *
   * @default - as the cluster has it
   */
  readonly gatewaySeccompProfile?: SeccompProfile;

  /**
   * Security context of pods of gateways, as Kubernetes has it.
   *
   * @default - what ports below 1024 need
   */
  readonly gatewaySecurityContext?: Record<string, any>;

  /**
   * Containers that run before istiod, as Kubernetes has them.
   *
   * @default - none
   */
  readonly initContainers?: Array<Record<string, any>>;

  /**
   * Families of addresses of the Service, in their order.
   *
   * @default - `ipFamilies` of the global values
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * How many families of addresses the Service has.
   *
   * @default - `ipFamilyPolicy` of the global values
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * A control plane that is in another cluster.
   *
   * @default - as the profile has it
   */
  readonly istiodRemote?: IstiodRemoteValues;

  /**
   * Certificates in PEM format that istiod trusts too, when it fetches keys of token issuers.
   *
   * @default - none
   */
  readonly jwksResolverExtraRootCA?: string;

  /**
   * How long a proxy stays connected to one istiod before it connects anew, so that several share the load.
   *
   * @default Duration.minutes(30)
   */
  readonly keepaliveMaxServerConnectionAge?: Duration;

  /**
   * Percentage of the requested memory that the number of pods aims at.
   *
   * @default - memory does not count
   */
  readonly memoryTargetAverageUtilization?: number;

  /**
   * Labels of the nodes on which it runs.
   *
   * @default - any node
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * How many pods stay while nodes are emptied.
   *
   * @default - at least one
   */
  readonly podDisruptionBudget?: DisruptionBudgetValues;

  /**
   * Labels of its pods.
   *
   * @default - none
   */
  readonly podLabels?: Record<string, string>;

  /**
   * Whether metrics are made for Prometheus where no Telemetry says anything else.
   *
   * @default true
   */
  readonly prometheus?: boolean;

  /**
   * Number of pods, where it does not follow their load.
   *
   * @default 1
   */
  readonly replicaCount?: number;

  /**
   * Tags that point to this revision.
   *
   * @default - none
   * @see https://istio.io/latest/docs/setup/upgrade/canary/#stable-revision-labels
   */
  readonly revisionTags?: string[];

  /**
   * How many pods there may be more while it is updated.
   *
   * @default PodAmount.percent(100)
   */
  readonly rollingMaxSurge?: PodAmount;

  /**
   * How many pods may be missing while it is updated.
   *
   * @default PodAmount.percent(25)
   */
  readonly rollingMaxUnavailable?: PodAmount;

  /**
   * Which system calls istiod may make.
   *
   * @default - as the cluster has it
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Annotations of the service account.
   *
   * @default - none
   */
  readonly serviceAccountAnnotations?: Record<string, string>;

  /**
   * Annotations of the Service.
   *
   * @default - none
   */
  readonly serviceAnnotations?: Record<string, string>;

  /**
   * How sidecars are injected.
   *
   * @default - as Istio has it
   */
  readonly sidecarInjectorWebhook?: SidecarInjectorValues;

  /**
   * Annotations of the webhook that injects sidecars.
   *
   * @default - none
   */
  readonly sidecarInjectorWebhookAnnotations?: Record<string, string>;

  /**
   * Whether only stable features of the API may be used.
   *
   * @default - false, but for the profile STABLE
   */
  readonly stableValidationPolicy?: boolean;

  /**
   * Whether a taint of new nodes is removed once the CNI node agent runs there.
   *
   * @default - it is not
   */
  readonly taint?: UntaintValues;

  /**
   * Whether proxies make metrics and logs where no Telemetry says anything else.
   *
   * @default - as the profile has it
   */
  readonly telemetry?: boolean;

  /**
   * Where Kubernetes finds the last words of a container: `File` or `FallbackToLogsOnError`.
   *
   * @default - File, or as the platform has it
   */
  readonly terminationMessagePolicy?: string;

  /**
   * How its pods are spread over the cluster, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly topologySpreadConstraints?: Array<Record<string, any>>;

  /**
   * Percentage of requests that are traced, where no Telemetry says anything else.
   *
   * @default - 1, and 100 for the profile DEMO
   */
  readonly traceSampling?: number;

  /**
   * Which pods of istiod a proxy prefers, such as `PreferClose`, as Kubernetes has it for a Service.
   *
   * @default - none
   */
  readonly trafficDistribution?: string;

  /**
   * Name of ztunnel's service account.
   *
   * @default 'ztunnel'
   */
  readonly trustedZtunnelName?: string;

  /**
   * Namespace of ztunnel.
   *
   * @default - that of istiod, or that which is given for ztunnel
   */
  readonly trustedZtunnelNamespace?: string;

  /**
   * Mounts of volumes in the container, as Kubernetes has them.
   *
   * @default - none
   */
  readonly volumeMounts?: Array<Record<string, any>>;

  /**
   * Volumes of its pods, as Kubernetes has them.
   *
   * @default - none
   */
  readonly volumes?: Array<Record<string, any>>;
}
