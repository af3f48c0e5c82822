import { MeshConfig } from './config/mesh-config';
import { MeshNetwork } from './config/mesh-networks';
import { Installer } from './installer';
import { Platform } from './platform';
import { Profile } from './profile';
import { BaseValues } from './values/base';
import { CniValues } from './values/cni';
import { MeshGateway } from './values/gateway';
import { GlobalValues } from './values/global';
import { IstiodValues } from './values/istiod';
import { ZtunnelValues } from './values/ztunnel';

/** What a Mesh takes. */
export interface MeshProps {
  /** Version of Istio, such as `1.31.1`; 1.28 or later. */
  readonly version: string;

  /**
   * By which means it is installed.
   *
   * @default Installer.istioctl()
   */
  readonly installer?: Installer;

  /**
   * What the installation consists of, and the values that it begins with.
   *
   * @default Profile.DEFAULT
   */
  readonly profile?: Profile;

  /**
   * Kind of cluster, where it needs values of its own.
   *
   * @default - none, or as the profile says
   */
  readonly platform?: Platform;

  /**
   * Revision of the control plane, so that several can be in a cluster while it is upgraded: lowercase letters, digits and dashes, such as `1-31-1`.
   *
   * @default - the control plane without a revision
   * @see https://istio.io/latest/docs/setup/upgrade/canary/
   */
  readonly revision?: string;

  /**
   * Earlier minor version whose behaviour is kept where this one changed it, such as `1.29`.
   *
   * @default - none
   * @see https://istio.io/latest/docs/setup/additional-setup/compatibility-versions/
   */
  readonly compatibilityVersion?: string;

  /**
   * Namespace of the control plane.
   *
   * @default 'istio-system'
   */
  readonly namespace?: string;

  /**
   * Configuration of the mesh.
   *
   * @default - as Istio and the profile have it
   */
  readonly config?: MeshConfig;

  /**
   * Networks of the mesh, by their names.
   *
   * @default - one network, or those that the clusters' labels tell
   */
  readonly networks?: Record<string, MeshNetwork>;

  /**
   * Values that all components share.
   *
   * @default - as the profile has them
   */
  readonly global?: GlobalValues;

  /**
   * CRDs and what else a cluster needs once.
   *
   * @default - as the profile has it
   */
  readonly base?: BaseValues;

  /**
   * The control plane.
   *
   * @default - as the profile has it
   */
  readonly istiod?: IstiodValues;

  /**
   * The agent of each node that redirects traffic.
   *
   * @default - as the profile has it
   */
  readonly cni?: CniValues;

  /**
   * The proxy of each node in ambient mode.
   *
   * @default - as the profile has it
   */
  readonly ztunnel?: ZtunnelValues;

  /**
   * Gateways for traffic into the mesh, in place of those of the profile. None of them with an empty list.
   *
   * @default - those of the profile
   */
  readonly ingressGateways?: MeshGateway[];

  /**
   * Gateways for traffic out of the mesh, in place of those of the profile. None of them with an empty list.
   *
   * @default - those of the profile
   */
  readonly egressGateways?: MeshGateway[];
}
