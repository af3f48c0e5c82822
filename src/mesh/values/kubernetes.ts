import { integer, labels } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { plain } from '../private/config/plain';

/** When the image of a container is pulled. */
export enum ImagePullPolicy {
  /** Whenever a container starts. */
  ALWAYS = 'Always',
  /** When the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Not at all: the node must have it. */
  NEVER = 'Never',
}

/** A family of IP addresses. */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/** How many families of addresses a Service has. */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Two, where the cluster has them. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Two. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** What a taint does with pods that do not tolerate it. */
export enum TaintEffect {
  /** New pods go elsewhere. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods go elsewhere if they can. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods go elsewhere, and those that run have to leave. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * Taints of nodes on which pods may run nevertheless.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export class Toleration {
  /** Every taint of every node. */
  public static everything(): Toleration {
    return new Toleration({ operator: 'Exists' });
  }

  /**
   * Every taint with this effect.
   *
   * @param effect effect of the taints
   */
  public static effect(effect: TaintEffect): Toleration {
    return new Toleration({ operator: 'Exists', effect });
  }

  /**
   * Taints with this key, whatever their value.
   *
   * @param key key of the taint
   * @param effect effect of the taint; any, where it is left out
   */
  public static exists(key: string, effect?: TaintEffect): Toleration {
    return new Toleration({ ...taint(key), operator: 'Exists', effect });
  }

  /**
   * Taints with this key and value.
   *
   * @param key key of the taint
   * @param value its value
   * @param effect effect of the taint; any, where it is left out
   */
  public static equal(key: string, value: string, effect?: TaintEffect): Toleration {
    return new Toleration({ ...taint(key, value), operator: 'Equal', effect });
  }

  private constructor(private readonly spec: Record<string, string | undefined>) {}

  /** @internal */
  public _toSpec(): Record<string, unknown> {
    return plain(this.spec);
  }
}

/**
 * Which system calls a container may make.
 *
 * @see https://kubernetes.io/docs/tutorials/security/seccomp/
 */
export class SeccompProfile {
  /** Those that the container runtime allows by default. */
  public static runtimeDefault(): SeccompProfile {
    return new SeccompProfile({ type: 'RuntimeDefault' });
  }

  /** All. */
  public static unconfined(): SeccompProfile {
    return new SeccompProfile({ type: 'Unconfined' });
  }

  /**
   * Those that a file of the node allows.
   *
   * @param path path below the folder of the kubelet for such files
   */
  public static localhost(path: string): SeccompProfile {
    if (path === '' || path.startsWith('/')) throw invalid(`path of a seccomp profile must be relative to the folder of the kubelet, got ${show(path)}`);
    return new SeccompProfile({ type: 'Localhost', localhostProfile: path });
  }

  private constructor(private readonly spec: Record<string, string>) {}

  /** @internal */
  public _toSpec(): Record<string, unknown> {
    return { ...this.spec };
  }
}

/**
 * A number of pods, or a share of them.
 */
export class PodAmount {
  /**
   * A number of pods.
   *
   * @param number how many
   */
  public static count(number: number): PodAmount {
    return new PodAmount(integer('number of pods', number, 0));
  }

  /**
   * A share of the pods.
   *
   * @param value percentage, a whole number
   */
  public static percent(value: number): PodAmount {
    return new PodAmount(`${integer('percentage of pods', value, 0, 100)}%`);
  }

  private constructor(private readonly spec: number | string) {}

  /** @internal */
  public _toSpec(): number | string {
    return this.spec;
  }
}

/** The service account of another namespace. */
export interface ServiceAccountReference {
  /** Its name. */
  readonly name: string;

  /** Its namespace. */
  readonly namespace: string;
}

/** Key and value of a taint, which are made as those of a label. */
function taint(key: string, value?: string): { key: string; value?: string } {
  labels('taint', { [key]: value ?? '' });
  return { key, value };
}
