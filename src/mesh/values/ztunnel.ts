import { ResourceQuotaValues } from './cni';
import { ComponentValues, ImageValues, PodValues } from './component';
import { ImagePullPolicy, PodAmount } from './kubernetes';

/**
 * Values of the chart `ztunnel`: the proxy of each node in ambient mode.
 *
 * @see https://istio.io/latest/docs/ambient/architecture/
 */
export interface ZtunnelValues extends ComponentValues, ImageValues, PodValues {
  /**
   * Annotations of all its objects.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Address of the CA that signs certificates, as `<host>:<port>`.
   *
   * @default - istiod
   */
  readonly caAddress?: string;

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
   * When the image is pulled.
   *
   * @default - `imagePullPolicy` of the global values
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Names of Secrets with which the image is pulled.
   *
   * @default - `imagePullSecrets` of the global values
   */
  readonly imagePullSecrets?: string[];

  /**
   * Labels of all its objects.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * How much is logged.
   *
   * @default 'info'
   */
  readonly logLevel?: string;

  /**
   * Name of the cluster.
   *
   * @default - `clusterName` of the global values
   */
  readonly clusterName?: string;

  /**
   * Namespace of ztunnel.
   *
   * @default - that of the mesh, and `kube-system` on OpenShift
   */
  readonly namespace?: string;

  /**
   * Name of the network in which the nodes are.
   *
   * @default - `network` of the global values
   */
  readonly network?: string;

  /**
   * Labels of the nodes on which it runs.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Whether certificates of others are checked against the revocation list of a plugged-in CA.
   *
   * @default false
   */
  readonly peerCaCrl?: boolean;

  /**
   * Labels of its pods.
   *
   * @default - none
   */
  readonly podLabels?: Record<string, string>;

  /**
   * Name of its objects.
   *
   * @default 'ztunnel'
   */
  readonly resourceName?: string;

  /**
   * A limit to the pods of its namespace.
   *
   * @default - as the platform has it
   */
  readonly resourceQuotas?: ResourceQuotaValues;

  /**
   * How many nodes may have two of it while it is updated.
   *
   * @default PodAmount.count(1)
   */
  readonly rollingMaxSurge?: PodAmount;

  /**
   * How many nodes may be without it while it is updated.
   *
   * @default PodAmount.count(0)
   */
  readonly rollingMaxUnavailable?: PodAmount;

  /**
   * SELinux labels of the container, as Kubernetes has them.
   *
   * @default - as the platform has them
   */
  readonly seLinuxOptions?: Record<string, string>;

  /**
   * Seconds that its pods have to stop, in which connections end.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;

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

  /**
   * Address of the control plane, as `<host>:<port>`.
   *
   * @default - istiod
   */
  readonly xdsAddress?: string;
}
