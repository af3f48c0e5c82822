import { fullHost, HostMap } from '../../model/match/host';
import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { DestinationRuleSpec, DestinationRuleSubsets } from '../../schema/networking.istio.io.generated';
import { Service } from '../registry/service';
import { Config, configsOf } from './config';
import { MeshSettings } from './mesh-options';

/** DestinationRules of one namespace and host, as Istio makes one of them. */
export interface MergedRule {
  readonly namespace: string;
  readonly from: readonly Config<DestinationRuleSpec>[];
  readonly subsets: readonly DestinationRuleSubsets[];
  readonly selector: Labels | undefined;
  /** As written; none is what the mesh has as its default. */
  readonly exportTo: ReadonlySet<string>;
}

/** Finds the DestinationRule that a proxy follows for a service. */
export class DestinationRules {
  /** For proxies of the same namespace. */
  private readonly local = new Map<string, HostMap<MergedRule[]>>();
  private readonly exported = new Map<string, HostMap<MergedRule[]>>();
  private readonly rootOnly = new HostMap<MergedRule[]>();
  public readonly all: readonly Config<DestinationRuleSpec>[];

  public constructor(resources: readonly Resource[], private readonly settings: MeshSettings) {
    const all = configsOf<DestinationRuleSpec>(resources, 'networking.istio.io', 'DestinationRule');
    this.all = [...all.filter(({ spec }) => spec.workloadSelector), ...all.filter(({ spec }) => !spec.workloadSelector)];
    for (const one of this.all) this.add(one);
  }

  private add(config: Config<DestinationRuleSpec>): void {
    const { spec, namespace } = config;
    const exportTo = new Set(spec.workloadSelector ? ['.'] : spec.exportTo ?? []);
    const rule: MergedRule = { namespace, from: [config], subsets: spec.subsets ?? [], selector: selectorOf(spec), exportTo };
    const host = fullHost(spec.host, namespace).toLowerCase();
    if (exportTo.size === 0 || exportTo.has('*') || exportTo.has('.') || exportTo.has(namespace)) merge(mapOf(this.local, namespace), host, rule);
    const isPrivate = exportTo.size === 0 ? this.settings.defaultDestinationRuleExportTo.includes('.')
      : exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
    if (!isPrivate) merge(mapOf(this.exported, namespace), host, rule);
    else if (namespace === this.settings.rootNamespace) merge(this.rootOnly, host, rule);
  }

  /**
   * The rule for requests from a proxy in this namespace with these labels.
   *
   * @param labels undefined for a proxy of the service itself, for which no rule of certain workloads is
   */
  public get({ host, namespace: owner }: Service, namespace: string, labels: Labels | undefined): MergedRule | undefined {
    const { rootNamespace } = this.settings;
    const own = namespace === rootNamespace ? this.rootOnly : this.local.get(namespace);
    const rules = own?.nearest(host) ?? this.exportedFrom(owner, host, namespace) ?? this.exportedFrom(rootNamespace, host, namespace) ?? [];
    return rules.find((one) => labels && one.selector && one.namespace === namespace && selects(one.selector, labels))
      ?? rules.filter(({ selector }) => !selector).at(-1);
  }

  private exportedFrom(owner: string, host: string, namespace: string): MergedRule[] | undefined {
    const rules = this.exported.get(owner)?.nearest(host)?.filter(({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(namespace));
    return rules?.length ? rules : undefined;
  }
}

const selectorOf = ({ workloadSelector }: DestinationRuleSpec): Labels | undefined => workloadSelector && (workloadSelector.matchLabels ?? {});

function mapOf(maps: Map<string, HostMap<MergedRule[]>>, namespace: string): HostMap<MergedRule[]> {
  const known = maps.get(namespace);
  if (known) return known;
  const made = new HostMap<MergedRule[]>();
  maps.set(namespace, made);
  return made;
}

/** Rules for one host become one where they are exported alike and select the same: its first subset of each name counts. */
function merge(map: HostMap<MergedRule[]>, host: string, rule: MergedRule): void {
  const rules = map.get(host) ?? [];
  const merged = rules.map((one) => (isMergeable(one, rule) ? joined(one, rule) : one));
  map.set(host, merged.some((one, index) => one !== rules[index]) ? merged : [...rules, rule]);
}

function joined(one: MergedRule, rule: MergedRule): MergedRule {
  const added = rule.subsets.filter(({ name }) => !one.subsets.some((known) => known.name === name));
  return { ...one, from: [...one.from, ...rule.from], subsets: [...one.subsets, ...added] };
}

function isMergeable(one: MergedRule, other: MergedRule): boolean {
  const alike = one.exportTo.size === other.exportTo.size && [...one.exportTo].every((name) => other.exportTo.has(name));
  if (!alike || !one.selector !== !other.selector) return false;
  return !one.selector || (selects(other.selector!, one.selector) && selects(one.selector, other.selector!));
}
