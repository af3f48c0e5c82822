import { LabelSelector } from '../config/label-selector';
import { ComponentValues, ImageValues, PodValues } from './component';
import { ImagePullPolicy, PodAmount, SeccompProfile } from './kubernetes';

/** Programs by which CNI plugins are called. */
export enum CniProvider {
  /** The container runtime. */
  DEFAULT = 'default',
  /** Multus, for which a NetworkAttachmentDefinition is defined too. */
  MULTUS = 'multus',
}

/** What is done with a pod that started before the CNI plugin was there. */
export enum CniRepair {
  /** Its network is set up. */
  REPAIR_PODS = 'repairPods',
  /** It is deleted, so that another one starts. */
  DELETE_PODS = 'deletePods',
  /** It gets a label. */
  LABEL_PODS = 'labelPods',
}

/** How pods are repaired that started before the CNI plugin was there. */
export interface CniRepairValues {
  /**
   * Key of the label of broken pods.
   *
   * @default 'cni.istio.io/uninitialized'
   */
  readonly brokenPodLabelKey?: string;

  /**
   * Value of the label of broken pods.
   *
   * @default 'true'
   */
  readonly brokenPodLabelValue?: string;

  /**
   * Whether they are repaired.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Name of the init container whose failure shows that a pod is broken.
   *
   * @default 'istio-validation'
   */
  readonly initContainerName?: string;

  /**
   * What is done with them.
   *
   * @default CniRepair.REPAIR_PODS
   */
  readonly method?: CniRepair;
}

/** Pods that are taken into ambient mode: those for which all of this holds. */
export interface AmbientEnablement {
  /**
   * Namespaces, by their labels.
   *
   * @default - all
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Pods, by their labels.
   *
   * @default - all
   */
  readonly podSelector?: LabelSelector;
}

/** How the node agent serves ambient mode. */
export interface CniAmbientValues {
  /**
   * Whether DNS requests of pods go to ztunnel.
   *
   * @default true
   */
  readonly dnsCapture?: boolean;

  /**
   * Whether the node agent looks again later, where it cannot tell at once whether a pod is in ambient mode.
   *
   * @default false
   */
  readonly enableAmbientDetectionRetry?: boolean;

  /**
   * Which pods are taken into ambient mode, those of any entry.
   *
   * @default - those with the label `istio.io/dataplane-mode` with the value `ambient`, or in a namespace with it
   */
  readonly enablementSelectors?: AmbientEnablement[];

  /**
   * Whether it serves ambient mode.
   *
   * @default - as the profile has it
   */
  readonly enabled?: boolean;

  /**
   * Whether traffic over IPv6 is redirected.
   *
   * @default true
   */
  readonly ipv6?: boolean;

  /**
   * Whether pods that are in ambient mode get the rules of a new version when the agent starts.
   *
   * @default true
   */
  readonly reconcileIptablesOnStartup?: boolean;

  /**
   * Whether the agent is in the network of its node.
   *
   * @default false
   */
  readonly shareHostNetworkNamespace?: boolean;
}

/** A limit to the pods of a namespace, which lets node agents have the priority that they need. */
export interface ResourceQuotaValues {
  /**
   * Whether there is one.
   *
   * @default - as the platform has it
   */
  readonly enabled?: boolean;

  /**
   * How many pods there may be.
   *
   * @default 5000
   */
  readonly pods?: number;
}

/**
 * Values of the chart `cni`: the agent of each node that redirects the traffic of its pods.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/
 */
export interface CniValues extends ComponentValues, ImageValues, PodValues {
  /**
   * Ambient mode.
   *
   * @default - as the profile has it
   */
  readonly ambient?: CniAmbientValues;

  /**
   * Whether the plugin is added to the configuration of the others, and not written into a file of its own.
   *
   * @default true
   */
  readonly chained?: boolean;

  /**
   * Folder of the nodes for CNI programs.
   *
   * @default - `/opt/cni/bin`, or as the platform has it
   */
  readonly cniBinDir?: string;

  /**
   * Folder of the nodes for CNI configurations.
   *
   * @default - `/etc/cni/net.d`, or as the platform has it
   */
  readonly cniConfDir?: string;

  /**
   * Name of the configuration file.
   *
   * @default - the first that is found, or as the platform has it
   */
  readonly cniConfFileName?: string;

  /**
   * Folder of the nodes for network namespaces.
   *
   * @default - `/var/run/netns`, or as the platform has it
   */
  readonly cniNetnsDir?: string;

  /**
   * Labels of the DaemonSet.
   *
   * @default - none
   */
  readonly daemonSetLabels?: Record<string, string>;

  /**
   * Namespaces whose pods are left alone.
   *
   * @default - `kube-system`
   */
  readonly excludeNamespaces?: string[];

  /**
   * Whether the plugin keeps a configuration file of its own, so that pods wait for it after a node has started.
   *
   * @default false
   */
  readonly istioOwnedCNIConfig?: boolean;

  /**
   * Name of that file.
   *
   * @default '02-istio-cni.conflist'
   */
  readonly istioOwnedCNIConfigFileName?: string;

  /**
   * How much is logged, as `<scope>:<level>` with commas between.
   *
   * @default - `logLevel` of the global values
   */
  readonly logLevel?: string;

  /**
   * Namespace of the agent.
   *
   * @default - that of the mesh, and `kube-system` on OpenShift
   */
  readonly namespace?: string;

  /**
   * Labels of its pods.
   *
   * @default - none
   */
  readonly podLabels?: Record<string, string>;

  /**
   * Program by which the plugin is called.
   *
   * @default - CniProvider.DEFAULT, or as the platform has it
   */
  readonly provider?: CniProvider;

  /**
   * When the image is pulled.
   *
   * @default - `imagePullPolicy` of the global values
   */
  readonly pullPolicy?: ImagePullPolicy;

  /**
   * How pods are repaired that started before the plugin was there.
   *
   * @default - their network is set up
   */
  readonly repair?: CniRepairValues;

  /**
   * A limit to the pods of its namespace.
   *
   * @default - as the platform has it
   */
  readonly resourceQuotas?: ResourceQuotaValues;

  /**
   * How many nodes may be without the agent while it is updated.
   *
   * @default PodAmount.count(1)
   */
  readonly rollingMaxUnavailable?: PodAmount;

  /**
   * Which system calls the agent may make.
   *
   * @default - as the cluster has it
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * SELinux labels of the container, as Kubernetes has them.
   *
   * @default - as the platform has them
   */
  readonly seLinuxOptions?: Record<string, string>;

  /**
   * Seconds that its pods have to stop.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Whether AppArmor is configured by an annotation, and not by a field of the container.
   *
   * @default true
   */
  readonly useAppArmorAnnotation?: boolean;
}
