import { PodValues } from './component';
import { DisruptionBudgetValues } from './disruption-budget';
import { GatewayServiceValues } from './gateway-service';
import { ImagePullPolicy } from './kubernetes';

/** Which workload a gateway is. */
export enum GatewayKind {
  /** A number of pods. */
  DEPLOYMENT = 'Deployment',
  /** A pod on every node. */
  DAEMON_SET = 'DaemonSet',
}

/** How the number of a gateway's pods follows their load. */
export interface GatewayAutoscaling {
  /**
   * How fast it follows, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly autoscaleBehavior?: Record<string, any>;

  /**
   * Whether it does.
   *
   * @default - true, but for the profile DEMO
   */
  readonly enabled?: boolean;

  /**
   * Highest number of pods.
   *
   * @default 5
   */
  readonly maxReplicas?: number;

  /**
   * Lowest number of pods.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Percentage of the requested processor time that it aims at.
   *
   * @default 80
   */
  readonly targetCPUUtilizationPercentage?: number;

  /**
   * Percentage of the requested memory that it aims at.
   *
   * @default - memory does not count
   */
  readonly targetMemoryUtilizationPercentage?: number;
}

/** The service account of a gateway. */
export interface GatewayServiceAccount {
  /**
   * Annotations, by which clouds give rights to it.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Whether it is made.
   *
   * @default true
   */
  readonly create?: boolean;

  /**
   * Its name.
   *
   * @default - that of the gateway
   */
  readonly name?: string;
}

/**
 * A gateway that is installed with the mesh: its values, as the chart `gateway` has them.
 *
 * What the installer istioctl has no counterpart for, it refuses. A gateway that is not installed with the mesh, and can be
 * all that Kubernetes allows, is an object of its own.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export interface MeshGateway extends PodValues {
  /** Name of its Deployment and Service. */
  readonly name: string;

  /**
   * Containers beside the proxy, as Kubernetes has them.
   *
   * @default - none
   */
  readonly additionalContainers?: Array<Record<string, any>>;

  /**
   * Annotations of all its objects.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * How the number of pods follows their load.
   *
   * @default - as the profile has it
   */
  readonly autoscaling?: GatewayAutoscaling;

  /**
   * Security context of the proxy, as Kubernetes has it.
   *
   * @default - no rights but those that it needs
   */
  readonly containerSecurityContext?: Record<string, any>;

  /**
   * DNS of its pods, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly dnsConfig?: Record<string, any>;

  /**
   * DNS policy of its pods.
   *
   * @default - as Kubernetes has it
   */
  readonly dnsPolicy?: string;

  /**
   * Entries of the environment whose values come from elsewhere, as Kubernetes has them.
   *
   * @default - none
   */
  readonly envVarFrom?: Array<Record<string, any>>;

  /**
   * When the image is pulled.
   *
   * @default - as Kubernetes has it
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Names of Secrets with which the image is pulled.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Containers that run before the proxy, as Kubernetes has them.
   *
   * @default - none
   */
  readonly initContainers?: Array<Record<string, any>>;

  /**
   * Which workload it is.
   *
   * @default GatewayKind.DEPLOYMENT
   */
  readonly kind?: GatewayKind;

  /**
   * Labels of the gateway. `istio` and `app` are those by which Gateways select it.
   *
   * @default - `app` is the name, `istio` the name without `istio-`
   */
  readonly labels?: Record<string, string>;

  /**
   * What Kubernetes runs after the proxy has started and before it stops, as Kubernetes has it.
   *
   * @default - nothing
   */
  readonly lifecycle?: Record<string, any>;

  /**
   * Seconds that a new pod must be ready before it counts.
   *
   * @default 0
   */
  readonly minReadySeconds?: number;

  /**
   * Namespace in which it runs.
   *
   * @default - that of the mesh
   */
  readonly namespace?: string;

  /**
   * Network that other clusters reach through this gateway.
   *
   * @default - none
   */
  readonly networkGateway?: string;

  /**
   * Labels of the nodes on which it runs.
   *
   * @default - any node
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * How many pods stay while nodes are emptied.
   *
   * @default - as the installer has it
   */
  readonly podDisruptionBudget?: DisruptionBudgetValues;

  /**
   * Priority class of its pods.
   *
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Whether it may read Secrets of its namespace, which certificates of Istio's Gateways need.
   *
   * @default true
   */
  readonly rbac?: boolean;

  /**
   * Readiness probe of the proxy, as Kubernetes has it.
   *
   * @default - Istio's own
   */
  readonly readinessProbe?: Record<string, any>;

  /**
   * Number of pods, where it does not follow their load.
   *
   * @default 1
   */
  readonly replicaCount?: number;

  /**
   * Security context of its pods, as Kubernetes has it.
   *
   * @default - what ports below 1024 need
   */
  readonly securityContext?: Record<string, any>;

  /**
   * Its Service.
   *
   * @default - as the profile has it
   */
  readonly service?: GatewayServiceValues;

  /**
   * Its service account.
   *
   * @default - one with its name
   */
  readonly serviceAccount?: GatewayServiceAccount;

  /**
   * How pods are replaced, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly strategy?: Record<string, any>;

  /**
   * Seconds that its pods have to stop, in which connections end.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * How its pods are spread over the cluster, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly topologySpreadConstraints?: Array<Record<string, any>>;

  /**
   * Mounts of volumes in the proxy, as Kubernetes has them.
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

  /**
   * Further values of the chart, written as in the chart's own values, for what has no property here. They win over properties.
   *
   * @default - none
   */
  readonly extraValues?: Record<string, any>;
}
