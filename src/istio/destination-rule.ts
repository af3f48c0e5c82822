import { isIP } from 'node:net';
import { Construct } from 'constructs';
import { Host, MeshResource, MeshResourceProps, WorkloadSelector } from '../core';
import { labels } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import type { DestinationRuleSpec, DestinationRuleSubsets, DestinationRuleTrafficPolicy } from '../schema/networking.istio.io.generated';
import { ExportTo } from './export-to';
import { exportToSpec } from './private/export-to';
import { trafficPolicySpec } from './private/traffic-policy';
import { Subset } from './subset';
import { TrafficPolicy } from './traffic-policy';

/** What a DestinationRule takes. */
export interface DestinationRuleProps extends MeshResourceProps {
  /** The host whose traffic the rule is for. */
  readonly host: Host;

  /**
   * What happens to the traffic.
   *
   * @default - Istio's defaults
   */
  readonly trafficPolicy?: TrafficPolicy;

  /**
   * The workloads of the rule's namespace whose outgoing traffic it is for.
   *
   * @default - all workloads that see the rule
   */
  readonly workloadSelector?: WorkloadSelector;

  /**
   * Namespaces whose workloads and gateways use the rule.
   *
   * @default - all namespaces, unless the mesh configuration says otherwise
   */
  readonly exportTo?: ExportTo[];
}

/** What a subset takes. */
export interface AddSubsetOptions {
  /**
   * Labels of the pods that belong to the subset, all of them.
   *
   * @default - the label `version` with the subset's name as its value
   */
  readonly labels?: Record<string, string>;

  /**
   * What happens to the subset's traffic; each setting replaces that of the rule.
   *
   * @default - the policy of the rule
   */
  readonly trafficPolicy?: TrafficPolicy;
}

/**
 * What happens to traffic once a route has chosen its host: load balancing, limits, TLS, and the subsets of its workloads.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export class DestinationRule extends MeshResource {
  /** The host whose traffic the rule is for. */
  public readonly host: Host;

  private readonly trafficPolicy?: DestinationRuleTrafficPolicy;
  private readonly workloadSelector?: WorkloadSelector;
  private readonly exportTo?: string[];
  private readonly subsets: DestinationRuleSubsets[] = [];

  /**
   * Defines a DestinationRule.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props host and policy
   */
  public constructor(scope: Construct, id: string, props: DestinationRuleProps) {
    super(scope, id, 'networking.istio.io/v1', 'DestinationRule', props);
    this.host = at(this, () => notAnAddress(props.host));
    this.workloadSelector = props.workloadSelector;
    this.trafficPolicy = at(this, () => props.trafficPolicy && trafficPolicySpec(props.trafficPolicy, this.namespace));
    this.exportTo = at(this, () => this.readExportTo(props));
  }

  /**
   * Divides off a part of the host's workloads, for routes to refer to.
   *
   * @param name name of the subset, unique within the rule: lowercase letters, digits and dashes
   * @param options labels and policy
   */
  public addSubset(name: string, options: AddSubsetOptions = {}): Subset {
    return at(this, () => {
      const subset = Subset._of(this.host, name);
      if (this.subsets.some((other) => other.name === name)) {
        throw invalid(`subset ${show(name)} is there already; give the second one another name`);
      }
      this.subsets.push({
        name,
        labels: labels(`labels of the subset ${show(name)}`, options.labels ?? { version: name }),
        trafficPolicy: options.trafficPolicy && trafficPolicySpec(options.trafficPolicy, this.namespace),
      });
      return subset;
    });
  }

  /** @internal */
  public _toSpec(): DestinationRuleSpec {
    return {
      host: this.host.name,
      trafficPolicy: this.trafficPolicy,
      subsets: this.subsets.length > 0 ? this.subsets : undefined,
      workloadSelector: this.workloadSelector && { matchLabels: this.workloadSelector.matchLabels },
      exportTo: this.exportTo,
    };
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }

  private readExportTo({ exportTo, workloadSelector }: DestinationRuleProps) {
    const values = exportToSpec(exportTo, this.namespace);
    const wider = workloadSelector && values?.find((value) => value !== '.' && value !== this.namespace);
    if (wider) {
      throw invalid(`a destination rule with a workloadSelector holds in its own namespace only, got exportTo ${show(wider)}; drop one of them`);
    }
    return values;
  }
}

function notAnAddress(host: Host): Host {
  if (isIP(host.name) !== 0) throw invalid(`a destination rule is for a host with a name, got the IP address ${show(host.name)}; give it a ServiceEntry and name that one's host`);
  return host;
}
