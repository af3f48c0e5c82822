import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps, WorkloadSelector } from '../core';
import { integer } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import type { ProxyConfigSpec } from '../schema/networking.istio.io.generated';
import { ProxyImage } from './proxy-image';

/** What a ProxyConfig takes. It must set something. */
export interface ProxyConfigProps extends MeshResourceProps {
  /**
   * Workloads of the ProxyConfig's namespace whose proxies it is for.
   *
   * @default - all workloads of the namespace; from the root namespace, those of the mesh
   */
  readonly selector?: WorkloadSelector;

  /**
   * Threads of the proxy; 0 for one for each core of the node.
   *
   * @default - as many as the CPU limit of the proxy's container has cores
   */
  readonly concurrency?: number;

  /**
   * Variables in the environment of the proxy, by their names. Those that begin with `ISTIO_META_` are told to istiod.
   * A value has at most 2048 characters.
   *
   * @default - none of your own
   */
  readonly environmentVariables?: Record<string, string>;

  /**
   * Which of Istio's images the proxy is.
   *
   * @default - as the installation says
   */
  readonly image?: ProxyImage;
}

/**
 * How proxies start. Pods take it over when they are made, so those that run need a restart.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/
 */
export class ProxyConfig extends MeshResource {
  private readonly spec: ProxyConfigSpec;

  /**
   * Defines a ProxyConfig.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props workloads and settings
   */
  public constructor(scope: Construct, id: string, props: ProxyConfigProps) {
    super(scope, id, 'networking.istio.io/v1beta1', 'ProxyConfig', props);
    this.spec = at(this, () => proxyConfigSpec(props));
  }

  /** @internal */
  public _toSpec(): ProxyConfigSpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}

function proxyConfigSpec({ selector, concurrency, environmentVariables, image }: ProxyConfigProps): ProxyConfigSpec {
  if (concurrency === undefined && !environmentVariables && !image) {
    throw invalid('a proxy config sets nothing; give it a concurrency, environmentVariables or an image');
  }
  if (selector && Object.keys(selector.matchLabels).length === 0) {
    throw invalid('a proxy config selects workloads by no label, which would be none; name a label of them, or leave the selector out for all');
  }
  return {
    selector: selector && { matchLabels: selector.matchLabels },
    concurrency: concurrency === undefined ? undefined : integer('concurrency', concurrency, 0),
    environmentVariables: environmentVariables && environmentSpec(environmentVariables),
    image: image && { imageType: image.imageType },
  };
}

const MAX_VALUE = 2048;

function environmentSpec(variables: Record<string, string>): Record<string, string> {
  if (Object.keys(variables).length === 0) throw invalid('environmentVariables must have at least one entry, got none');
  for (const [name, value] of Object.entries(variables)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw invalid(`name of an environment variable must consist of letters, digits and '_' and not begin with a digit, got ${show(name)}`);
    if (value.length > MAX_VALUE) throw invalid(`value of the environment variable '${name}' must have at most ${MAX_VALUE} characters, got ${value.length}`);
  }
  return { ...variables };
}
