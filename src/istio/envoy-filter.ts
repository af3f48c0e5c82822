import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { integer } from '../core/private/checks';
import { at } from '../core/private/errors';
import type { EnvoyFilterConfigPatches, EnvoyFilterSpec } from '../schema/networking.istio.io.generated';
import type { AuthorizationPolicySpec } from '../schema/security.istio.io.generated';
import { EnvoyPatch } from './envoy-patch';
import { PolicyTarget } from './policy-target';

type TargetSpec = Pick<AuthorizationPolicySpec, 'selector' | 'targetRefs'>;

/** What an EnvoyFilter takes. */
export interface EnvoyFilterProps extends MeshResourceProps {
  /**
   * What the filter holds for. Waypoints hold only to those that are attached to something.
   *
   * @default PolicyTarget.namespace()
   */
  readonly target?: PolicyTarget;

  /**
   * Changes, one after the other. More can be added by `addPatch`.
   *
   * @default - none
   */
  readonly patches?: EnvoyPatch[];

  /**
   * Place among the EnvoyFilters of a proxy, a whole number of 32 bits: smaller ones are applied first. Of the same
   * number those in the root namespace come first, then older ones.
   *
   * @default 0
   */
  readonly priority?: number;
}

/**
 * Changes to the configuration that istiod makes for proxies, for what no other kind can do.
 *
 * It depends on how this version of Istio configures Envoy, so each upgrade may break it: guard patches by `proxyVersion`.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/
 */
export class EnvoyFilter extends MeshResource {
  private readonly target: Pick<EnvoyFilterSpec, 'workloadSelector' | 'targetRefs'>;
  private readonly priority?: number;
  private readonly configPatches: EnvoyFilterConfigPatches[] = [];

  /**
   * Defines an EnvoyFilter.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target and patches
   */
  public constructor(scope: Construct, id: string, props: EnvoyFilterProps = {}) {
    const { target = PolicyTarget.namespace(), patches, priority } = props;
    super(scope, id, 'networking.istio.io/v1alpha3', 'EnvoyFilter', { metadata: target._metadata(props.metadata) });
    const { selector, targetRefs }: TargetSpec = at(this, () => target._toSpec(this));
    this.target = { workloadSelector: selector && { labels: selector.matchLabels }, targetRefs };
    this.priority = at(this, () => priority === undefined ? undefined : integer('priority', priority, -(2 ** 31)));
    patches?.forEach((patch) => this.addPatch(patch));
  }

  /**
   * Adds a change after those that are there.
   *
   * @param patch the change
   */
  public addPatch(patch: EnvoyPatch): void {
    this.configPatches.push(at(this, () => patch._toSpec(this)));
  }

  /** @internal */
  public _toSpec(): EnvoyFilterSpec {
    return { ...this.target, configPatches: this.configPatches, priority: this.priority };
  }

  /** @internal */
  public _problems(): string[] {
    return this.configPatches.length > 0 ? [] : ['an envoy filter needs at least one patch; add one by addPatch'];
  }
}
