import { ApiObject, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { IWorkload, MeshResourceProps, WorkloadSelector } from '../core';
import { dnsLabel } from '../core/private/checks';
import { at, show } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { Gateway, Server } from '../istio';
import { Certificate, CertificateOptions } from './certificate';
import { DataPlane } from './data-plane';
import { GatewayService } from './gateway-service';
import { GatewayWorkloadProps } from './gateway-workload-props';
import { gatewayObjects, Ports, servicePorts } from './private/gateway-workload';
import { watchNamespace } from './private/namespace-watch';

/** What a Gateway of a gateway's workload takes. */
export interface AddGatewayOptions extends MeshResourceProps {
  /**
   * Ports with protocol and hosts, each a port of the Service.
   *
   * @default - none; add them to the Gateway
   */
  readonly servers?: Server[];
}

/**
 * The workload of a gateway of the Istio API: proxies, their Service and what they need. Istio injects the proxy into the
 * pods, which need no privilege.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export abstract class GatewayWorkload extends Construct implements IWorkload {
  /** Name of all its objects. */
  public readonly name: string;

  /** Namespace of all its objects, if the metadata or the chart name one. */
  public readonly namespace?: string;

  /** Labels of its pods, by which Gateways select them. */
  public readonly matchLabels: Record<string, string>;

  /** The Deployment. */
  public readonly deployment: ApiObject;

  /** The Service. */
  public readonly service: ApiObject;

  /** The ServiceAccount, which is its identity in the mesh. */
  public readonly serviceAccount: ApiObject;

  /** The HorizontalPodAutoscaler, unless the number of pods is fixed. */
  public readonly autoscaler?: ApiObject;

  /** The PodDisruptionBudget, if there is one. */
  public readonly disruptionBudget?: ApiObject;

  private readonly ports: Ports;
  private readonly gateways: Gateway[] = [];

  /** @internal */
  protected constructor(scope: Construct, id: string, props: GatewayWorkloadProps, service: GatewayService) {
    super(scope, id);
    rememberOrigin(this);
    const { metadata = {} } = props;
    this.name = at(this, () => dnsLabel('name of a gateway', metadata.name ?? Names.toDnsLabel(this, { includeHash: false })));
    this.namespace = metadata.namespace ?? Chart.of(this).namespace;
    this.matchLabels = at(this, () => WorkloadSelector.labels({
      app: metadata.labels?.app ?? this.name,
      istio: metadata.labels?.istio ?? this.name.replace(/^istio-/, ''),
    }).matchLabels);
    this.ports = at(this, () => servicePorts(props.ports, service));
    const objects = at(this, () => gatewayObjects(this, props, service, this.ports));
    this.deployment = objects.deployment;
    this.service = objects.service;
    this.serviceAccount = objects.serviceAccount;
    this.autoscaler = objects.autoscaler;
    this.disruptionBudget = objects.disruptionBudget;
    watchNamespace(this, { what: `gateway ${show(this.name)}`, namespace: this.namespace }, DataPlane.sidecar({ revision: props.revision }));
    this.node.addValidation({ validate: () => this.gateways.length === 0 ? [] : [...this.unreachable(), ...this.doubles()] });
  }

  /**
   * Defines a Gateway that this workload serves.
   *
   * @param id id within this construct
   * @param options servers and metadata
   */
  public addGateway(id: string, options: AddGatewayOptions = {}): Gateway {
    const gateway = new Gateway(this, id, {
      servers: options.servers,
      metadata: { namespace: this.namespace, ...options.metadata },
      selector: WorkloadSelector.workload(this),
      workloadNamespace: this.namespace,
    });
    this.gateways.push(gateway);
    return gateway;
  }

  /**
   * Defines a certificate that cert-manager gets, in the namespace of the proxies. Servers take its `secret`.
   *
   * @param id id within this construct
   * @param options names and issuer
   */
  public addCertificate(id: string, options: CertificateOptions): Certificate {
    return new Certificate(this, id, { ...options, metadata: { namespace: this.namespace, ...options.metadata } });
  }

  /** Gateways select pods of all namespaces. */
  private doubles(): string[] {
    return this.node.root.node.findAll()
      .filter((one): one is GatewayWorkload => one instanceof GatewayWorkload && one !== this)
      .filter(({ matchLabels: { app, istio } }) => app === this.matchLabels.app && istio === this.matchLabels.istio)
      .map(({ name, namespace }) => `gateways of ${show(this.name)} are served by ${show(name)} of namespace ${show(namespace)} too, whose pods have the same labels; give one of them another name, or another label 'app'`);
  }

  private unreachable(): string[] {
    const open = this.ports.map(({ port }) => port);
    return this.gateways.flatMap((gateway) => gateway._toSpec().servers!
      .filter(({ bind, port: { number } }) => bind === undefined && !open.includes(number))
      .map(({ port: { number } }) => `gateway ${show(gateway.name)} has a server on port ${number}, but the service ${show(this.name)} has only ${open.join(', ')}; add the port to 'ports'`));
  }
}
