import { Platform } from '../platform';
import { Profile } from '../profile';
import { ComponentName, Values } from './install-plan';

/** What a profile consists of. */
interface ProfileFacts {
  readonly components: readonly ComponentName[];
  /** Names of its gateways. */
  readonly ingress: readonly string[];
  readonly egress: readonly string[];
  /** The name of the values that the charts have for it. */
  readonly chartProfile?: string;
  readonly platform?: Platform;
  /** Where its node agents run. */
  readonly nodeNamespace?: string;
  /** What its gateways begin with, as the gateway chart has it. */
  readonly gateway?: { ingress: Values; egress: Values };
}

const CONTROL_PLANE: readonly ComponentName[] = ['base', 'istiod'];
const WITH_CNI: readonly ComponentName[] = [...CONTROL_PLANE, 'cni'];
const AMBIENT: readonly ComponentName[] = [...WITH_CNI, 'ztunnel'];

const INGRESS = 'istio-ingressgateway';
const EGRESS = 'istio-egressgateway';

const USUAL = { components: CONTROL_PLANE, ingress: [INGRESS], egress: [] };
const BARE = { components: CONTROL_PLANE, ingress: [], egress: [] };

/** Ports of a gateway, by name, port and port of its pods. */
const ports = (...list: Array<[string, number, number]>): Values[] =>
  list.map(([name, port, targetPort]) => ({ name, port, targetPort, protocol: 'TCP' }));

const SMALL = {
  autoscaling: { enabled: false },
  resources: { requests: { cpu: '10m', memory: '40Mi' } },
};

/** The same facts as in the profiles of istioctl, which the lab compares object by object. */
export const PROFILES: Readonly<Record<Profile, ProfileFacts>> = {
  [Profile.DEFAULT]: USUAL,
  [Profile.DEMO]: {
    ...USUAL,
    egress: [EGRESS],
    chartProfile: 'demo',
    gateway: {
      ingress: {
        ...SMALL,
        service: { ports: ports(['status-port', 15021, 15021], ['http2', 80, 8080], ['https', 443, 8443], ['tcp', 31400, 31400], ['tls', 15443, 15443]) },
      },
      egress: SMALL,
    },
  },
  [Profile.MINIMAL]: BARE,
  [Profile.AMBIENT]: { ...BARE, components: AMBIENT, chartProfile: 'ambient' },
  [Profile.PREVIEW]: { ...USUAL, chartProfile: 'preview' },
  [Profile.STABLE]: { ...USUAL, chartProfile: 'stable' },
  [Profile.REMOTE]: { ...BARE, chartProfile: 'remote' },
  [Profile.OPENSHIFT]: { ...USUAL, components: WITH_CNI, platform: Platform.OPENSHIFT, nodeNamespace: 'kube-system' },
  [Profile.OPENSHIFT_AMBIENT]: {
    ...BARE, components: AMBIENT, chartProfile: 'ambient', platform: Platform.OPENSHIFT, nodeNamespace: 'kube-system',
  },
  [Profile.EMPTY]: { components: [], ingress: [], egress: [] },
};

/** The namespace in which a component of a mesh runs, where nothing else is said. */
export function usualNamespace({ profile, namespace }: { profile: Profile; namespace: string }, component: ComponentName): string {
  const onNodes = component === 'cni' || component === 'ztunnel';
  return onNodes ? PROFILES[profile].nodeNamespace ?? namespace : namespace;
}

/** What gateways of a direction begin with in every profile, as the gateway chart has it. */
export const GATEWAY_DEFAULTS: Readonly<Record<'ingress' | 'egress', Values>> = {
  ingress: { service: { ports: ports(['status-port', 15021, 15021], ['http2', 80, 8080], ['https', 443, 8443]) } },
  egress: { service: { type: 'ClusterIP', ports: ports(['http2', 80, 8080], ['https', 443, 8443]) } },
};
