import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ContainerResources, IService, ServiceHost } from '../core';
import { at, invalid, show } from '../core/private/errors';
import { Exposure } from './exposure';
import { expose } from './private/exposure';

/** What every addon takes. */
export interface AddonProps {
  /**
   * Name of the addon's objects, their namespace, and further labels and annotations of each of them.
   *
   * @default - named as the addon, in the namespace of the chart, else in `istio-system`
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Image of its container, with a tag other than `latest` or a digest.
   *
   * @default - the version that the addon's configuration is written for
   */
  readonly image?: string;

  /**
   * What its container asks for and may use.
   *
   * @default - a small mesh's, for each field that is not given
   */
  readonly resources?: ContainerResources;
}

/**
 * Something that observes a mesh: a Deployment of one pod with its Service, configuration and account.
 *
 * It can be reached from within the cluster only, until `expose` says at which gateway and for whom. Its pod has no
 * sidecar, runs without privileges on a file system that it cannot write, and its account may do what the addon needs.
 */
export abstract class Addon extends Construct {
  /** The Service by which it is reached. */
  public abstract readonly service: IService;

  /** The Deployment, for JSON patches of what has no property. */
  public abstract readonly deployment: ApiObject;

  /** Port of the Service at which people and other addons reach it. */
  public abstract readonly port: number;

  private exposedAt?: string;

  /** Host of the Service. */
  public get host(): ServiceHost {
    return ServiceHost.fromService(this.service);
  }

  /** Where people reach it from outside the cluster, once it is exposed. */
  public get externalUrl(): string | undefined {
    return this.exposedAt;
  }

  /**
   * Lets it be reached through a gateway, by those whom the access policy names. Everybody else is refused at the gateway.
   *
   * @param exposure gateway, host and who has access
   */
  public expose(exposure: Exposure): void {
    at(this, () => {
      if (this.exposedAt !== undefined) throw invalid(`${show(this.service.name)} is exposed at ${show(this.exposedAt)} already; expose it once`);
      expose(this, exposure);
    });
    this.exposedAt = exposure.url ?? `https://${exposure.host}`;
  }
}
