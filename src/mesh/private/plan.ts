import { dnsLabel, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { MeshProps } from '../mesh-props';
import { Platform } from '../platform';
import { Profile } from '../profile';
import { ComponentValues } from '../values/component';
import { MeshGateway } from '../values/gateway';
import { meshConfigSpec } from './config/mesh-config';
import { meshNetworksSpec } from './config/mesh-networks';
import { plain } from './config/plain';
import { ComponentName, COMPONENTS, GatewayRelease, InstallPlan, Release, Values } from './install-plan';
import { GATEWAY_DEFAULTS, PROFILES, usualNamespace } from './profiles';
import { baseValues } from './values/base';
import { cniValues } from './values/cni';
import { gatewayValues } from './values/gateway';
import { globalValues } from './values/global';
import { istiodValues } from './values/istiod';
import { merge } from './values/merge';
import { section } from './values/values';
import { ztunnelValues } from './values/ztunnel';

const OLDEST_MINOR = 28;

/** Names of the releases, as Istio's own instructions have them. */
const RELEASES: Readonly<Record<ComponentName, string>> = { base: 'istio-base', istiod: 'istiod', cni: 'istio-cni', ztunnel: 'ztunnel' };

/** What the values of each chart are taken from. */
const SHARED = ['global', 'revision', 'compatibilityVersion'];
const SECTIONS: Readonly<Record<ComponentName, readonly string[]>> = {
  base: ['base', 'defaultRevision', 'experimental'],
  istiod: ['base', 'pilot', 'meshConfig', 'sidecarInjectorWebhook', 'istiodRemote', 'telemetry', 'revisionTags', 'gateways', 'gatewayClasses', 'pdb', 'experimental'],
  cni: ['cni'],
  ztunnel: [],
};

/** Turns what a Mesh is given into what is to be installed. */
export function planOf(props: MeshProps): InstallPlan {
  const profile = member('profile', Profile, props.profile ?? Profile.DEFAULT);
  const namespace = dnsLabel('namespace', props.namespace ?? 'istio-system');
  const components = componentsOf(props, profile, namespace);
  const plan = {
    version: versionOf(props.version),
    profile,
    platform: platformOf(props, profile),
    compatibilityVersion: props.compatibilityVersion === undefined ? undefined : minorVersion(props.compatibilityVersion),
    revision: props.revision === undefined ? undefined : dnsLabel('revision', props.revision),
    namespace,
    components,
  };
  const values = valuesOf(props, plan);
  const gateways = (['ingress', 'egress'] as const).flatMap((direction) => gatewaysOf(props, direction, plan, values));
  for (const home of new Set(gateways.map((one) => one.namespace))) {
    unique(`names of gateways in ${show(home)}`, gateways.filter((one) => one.namespace === home).map(({ name }) => name));
  }
  return { ...plan, values, gateways, releases: [...releasesOf(plan, values), ...gateways] };
}

type Frame = Omit<InstallPlan, 'values' | 'gateways' | 'releases'>;

function valuesOf(props: MeshProps, { platform, revision, compatibilityVersion, namespace, version, components }: Frame): Values {
  return plain(merge(
    {
      global: {
        tag: version,
        istioNamespace: namespace,
        platform,
        meshNetworks: props.networks && meshNetworksSpec(props.networks).networks,
        ...globalValues(props.global ?? {}),
      },
      revision,
      compatibilityVersion,
      meshConfig: props.config && meshConfigSpec(props.config),
    },
    baseValues(props.base ?? {}),
    { pilot: { cni: section({ enabled: components.cni !== undefined || undefined, provider: props.cni?.provider }), ...trustOf(props, namespace) } },
    istiodValues(props.istiod ?? {}),
    { cni: props.cni && cniValues(props.cni), ztunnel: props.ztunnel && ztunnelValues(props.ztunnel) },
  ));
}

/** By what istiod knows a ztunnel that is not where and named as it would be. */
function trustOf({ ztunnel = {} }: MeshProps, home: string): Values {
  const { namespace, resourceName } = ztunnel;
  return { trustedZtunnelNamespace: namespace === home ? undefined : namespace, trustedZtunnelName: resourceName };
}

function versionOf(version: string): string {
  const [, minor] = /^1\.(\d+)\.\d+(-[\w.-]+)?$/.exec(version) ?? [];
  if (minor === undefined) throw invalid(`version must be that of an Istio release, such as '1.31.1', got ${show(version)}`);
  if (Number(minor) < OLDEST_MINOR) throw invalid(`version must be 1.${OLDEST_MINOR}.0 or later, got ${show(version)}; what is older has other profiles and values`);
  return version;
}

function minorVersion(version: string): string {
  if (!/^1\.\d+$/.test(version)) throw invalid(`compatibilityVersion must be a minor version such as '1.29', got ${show(version)}`);
  return version;
}

/** JSON may have anything for an enum. */
function member<T extends string>(what: string, members: Record<string, T>, value: T): T {
  const all = Object.values(members);
  if (!all.includes(value)) throw invalid(`${what} must be one of ${all.map(show).join(', ')}, got ${show(value)}`);
  return value;
}

function platformOf({ platform }: MeshProps, profile: Profile): Platform | undefined {
  const own = PROFILES[profile].platform;
  if (platform === undefined) return own;
  if (own !== undefined && platform !== own) {
    throw invalid(`platform must be ${show(own)} with the profile ${show(profile)}, got ${show(platform)}; drop it`);
  }
  return member('platform', Platform, platform);
}

/** Components that are installed, by their namespaces. */
function componentsOf(props: MeshProps, profile: Profile, namespace: string): Partial<Record<ComponentName, string>> {
  const isInstalled = (name: ComponentName) => props[name]?.enabled ?? PROFILES[profile].components.includes(name);
  const components: Partial<Record<ComponentName, string>> = {};
  for (const name of COMPONENTS) {
    const given: ComponentValues & { readonly namespace?: string } = props[name] ?? {};
    const { enabled: _, ...rest } = given;
    // How resources are validated istiod reads among the values of base, which another mesh may install.
    const reader = name === 'base' ? 'istiod' : name;
    if (isInstalled(name)) {
      components[name] = dnsLabel(`namespace of ${name}`, given.namespace ?? usualNamespace({ profile, namespace }, name));
    } else if (!isInstalled(reader) && Object.values(rest).some((value) => value !== undefined)) {
      throw invalid(`values of ${name} do nothing, because it is not installed; ${given.enabled === false ? 'drop them' : `drop them, or install it by ${name}.enabled, since the profile ${show(profile)} does not`}`);
    }
  }
  return components;
}

function releasesOf(plan: Frame, values: Values): Release[] {
  const profile = PROFILES[plan.profile].chartProfile;
  return COMPONENTS.filter((chart) => plan.components[chart] !== undefined).map((chart) => ({
    chart,
    name: plan.revision !== undefined && chart === 'istiod' ? `istiod-${plan.revision}` : RELEASES[chart],
    namespace: plan.components[chart]!,
    values: plain({
      profile,
      ...Object.fromEntries([...SHARED, ...SECTIONS[chart]].map((name) => [name, values[name]])),
      ...chart === 'base' && { defaultRevision: values.defaultRevision ?? (plan.revision === undefined ? undefined : '') },
      ...chart === 'ztunnel' && values.ztunnel,
    }),
  }));
}

function gatewaysOf(props: MeshProps, direction: 'ingress' | 'egress', plan: Frame, values: Values): GatewayRelease[] {
  const facts = PROFILES[plan.profile];
  const shared = { global: values.global, revision: plan.revision };
  const release = (name: string, namespace: string, given?: Values): GatewayRelease => ({
    chart: 'gateway',
    direction,
    name,
    namespace,
    given,
    values: plain(merge(
      shared,
      { labels: { app: name, istio: name.replace(/^istio-/, '') } },
      GATEWAY_DEFAULTS[direction],
      facts.gateway?.[direction] ?? {},
      given ?? {},
    )),
  });
  const list: MeshGateway[] | undefined = direction === 'ingress' ? props.ingressGateways : props.egressGateways;
  return list === undefined
    ? facts[direction].map((name) => release(name, plan.namespace))
    : list.map((gateway) => release(dnsLabel('name of a gateway', gateway.name), dnsLabel('namespace of a gateway', gateway.namespace ?? plan.namespace), gatewayValues(gateway)));
}
