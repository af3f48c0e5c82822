import { Profile } from '../profile';

/** Values as Helm takes them. */
export type Values = Record<string, any>;

/** Istio's official charts, by the names under which they are published. */
export type ChartName = 'base' | 'istiod' | 'cni' | 'ztunnel' | 'gateway';

/** A chart to be installed. */
export interface Release {
  readonly chart: ChartName;
  readonly name: string;
  readonly namespace: string;
  /** As the chart takes them. */
  readonly values: Values;
}

/** A gateway of the mesh. */
export interface GatewayRelease extends Release {
  readonly chart: 'gateway';
  readonly direction: 'ingress' | 'egress';
  /** Those of its values that are not the profile's; none for a gateway of the profile itself. */
  readonly given?: Values;
}

/** The components that a mesh has once at most, in the order in which they are installed. */
export const COMPONENTS = ['base', 'istiod', 'cni', 'ztunnel'] as const;

export type ComponentName = typeof COMPONENTS[number];

/** What is installed, and how: all that an installer must know. */
export interface InstallPlan {
  /** Of Istio, such as '1.31.1'. */
  readonly version: string;
  readonly profile: Profile;
  readonly platform?: string;
  readonly compatibilityVersion?: string;
  /** None for the control plane without a revision. */
  readonly revision?: string;
  /** Of istiod. */
  readonly namespace: string;
  /** Values of all components, nested as IstioOperator and the Sail operator have them: `global`, `pilot`, `cni`, `ztunnel`, `meshConfig` and so on. */
  readonly values: Values;
  /** Components that are installed, by their namespaces. */
  readonly components: Readonly<Partial<Record<ComponentName, string>>>;
  /** The same as charts, gateways included, in the order in which they are installed. */
  readonly releases: readonly Release[];
  /** The gateways among the releases. */
  readonly gateways: readonly GatewayRelease[];
}
