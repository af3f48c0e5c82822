import { LabelSelector } from '../config/label-selector';

/** Whether sidecars are injected once more when another webhook has changed a pod. */
export enum ReinvocationPolicy {
  /** They are not. */
  NEVER = 'Never',
  /** They are. */
  IF_NEEDED = 'IfNeeded',
}

/**
 * How sidecars are injected.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export interface SidecarInjectorValues {
  /**
   * Pods that get a sidecar whatever the default says.
   *
   * @default - none
   */
  readonly alwaysInjectSelector?: LabelSelector[];

  /**
   * Names of the templates that every pod gets.
   *
   * @default - `sidecar`
   */
  readonly defaultTemplates?: string[];

  /**
   * Whether namespaces that say nothing take part.
   *
   * @default false
   */
  readonly enableNamespacesByDefault?: boolean;

  /**
   * Annotations that every pod with a sidecar gets.
   *
   * @default - none
   */
  readonly injectedAnnotations?: Record<string, string>;

  /**
   * Pods that get no sidecar.
   *
   * @default - none
   */
  readonly neverInjectSelector?: LabelSelector[];

  /**
   * Whether sidecars are injected once more when another webhook has changed a pod.
   *
   * @default ReinvocationPolicy.NEVER
   */
  readonly reinvocationPolicy?: ReinvocationPolicy;

  /**
   * Whether HTTP probes of the kubelet go through the sidecar's agent, where mutual TLS does not stop them.
   *
   * @default true
   */
  readonly rewriteAppHTTPProbe?: boolean;

  /**
   * Further templates, by their names.
   *
   * @default - none
   */
  readonly templates?: Record<string, string>;
}

/**
 * A control plane that is in another cluster.
 *
 * @see https://istio.io/latest/docs/setup/install/external-controlplane/
 */
export interface IstiodRemoteValues {
  /**
   * Whether this cluster uses one.
   *
   * @default - as the profile has it
   */
  readonly enabled?: boolean;

  /**
   * Whether sidecars are injected by an istiod of this cluster all the same.
   *
   * @default false
   */
  readonly enabledLocalInjectorIstiod?: boolean;

  /**
   * CA certificates in PEM format, encoded in base64, by which the API server trusts the injection.
   *
   * @default - istiod writes its own
   */
  readonly injectionCABundle?: string;

  /**
   * Path of the injection on its Service, such as `/inject/cluster/remote/net/network2`.
   *
   * @default '/inject'
   */
  readonly injectionPath?: string;

  /**
   * URL of the injection, such as `https://istiod.example.com:15017/inject`, outside this cluster.
   *
   * @default - a Service of this cluster
   */
  readonly injectionURL?: string;
}

/** Removes a taint of new nodes once the CNI node agent runs there. */
export interface UntaintValues {
  /**
   * Whether istiod does so.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * Key of the taint.
   *
   * @default 'cni.istio.io/not-ready'
   */
  readonly name?: string;

  /**
   * Namespace of the node agent.
   *
   * @default - that of istiod
   */
  readonly namespace?: string;
}
