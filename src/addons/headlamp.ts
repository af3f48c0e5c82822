import { ApiObject, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { integer } from '../core/private/checks';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { IServiceAccount } from '../istio';
import { Addon, AddonProps } from './addon';
import { defineViewer } from './private/headlamp';
import { defineAddon } from './private/objects';

/** What a Headlamp takes. */
export interface HeadlampProps extends AddonProps {
  /**
   * How long people stay logged in, in whole seconds.
   *
   * @default Duration.hours(1)
   */
  readonly sessionTtl?: Duration;
}

/**
 * A dashboard of the cluster: Headlamp, which the Kubernetes project recommends since it has retired its own Dashboard.
 *
 * People log in with a token of an account and see what that account may see. The dashboard itself may do nothing, and no
 * token stands in any manifest. The account `viewer` is there to log in with; a token for it, which is valid for an hour,
 * is made by `kubectl create token <name> --namespace <namespace>`.
 *
 * @see https://headlamp.dev/docs/latest/installation/in-cluster/
 */
export class Headlamp extends Addon {
  public readonly service: IService;
  public readonly deployment: ApiObject;
  public readonly port = 4466;

  /** The account to log in with, `<name>-viewer`: it may view all namespaces, but no Secrets, roles and nodes. */
  public readonly viewer: IServiceAccount;

  /**
   * Defines a dashboard.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props how long people stay logged in
   */
  public constructor(scope: Construct, id: string, props: HeadlampProps = {}) {
    super(scope, id);
    rememberOrigin(this);
    const { sessionTtl = Duration.hours(1) } = props;
    const { service, deployment } = at(this, () => defineAddon(this, props, {
      app: 'headlamp',
      image: 'ghcr.io/headlamp-k8s/headlamp:v0.45.0',
      resources: { cpuRequestMillis: 10, memoryRequest: Size.mebibytes(128), memoryLimit: Size.mebibytes(512) },
      args: [
        '-in-cluster',
        '-plugins-dir=/headlamp/plugins',
        '-watch-plugins-changes=false',
        `-session-ttl=${integer('sessionTtl in seconds', sessionTtl.toSeconds({ integral: false }), 1)}`,
      ],
      ports: [{ name: 'http', number: this.port }],
      health: { port: this.port, live: '/', ready: '/' },
      user: 100,
      group: 101,
      scratch: ['/tmp'],
      // It finds the API server by its account, which has no rights.
      permissions: [],
    }));
    this.service = service;
    this.deployment = deployment;
    this.viewer = defineViewer(this, service);
  }
}
