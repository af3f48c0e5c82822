import { Construct } from 'constructs';
import { IKubernetesGateway, MeshResourceProps } from '../core';
import { dnsLabel, dnsSubdomain, unique } from '../core/private/checks';
import { at, invalid } from '../core/private/errors';
import { parseReference } from '../core/private/reference';
import type { GatewayAddresses, GatewayInfrastructure as InfrastructureSpec, GatewayListeners, GatewaySpec, GatewayTls as TlsSpec } from '../schema/gateway.networking.k8s.io.generated';
import { FromNamespaces } from './from-namespaces';
import { GatewayAddress } from './gateway-address';
import { GatewayClass, IGatewayClass } from './gateway-class';
import { GatewayInfrastructure } from './gateway-infrastructure';
import { GatewayTls } from './gateway-tls';
import { Listener } from './listener';
import { listAtMost } from './private/checks';
import { infrastructureSpec } from './private/gateway-infrastructure';
import { gatewayTlsSpec, tlsReferences } from './private/gateway-tls';
import { classProblems, withListener } from './private/listeners';
import { ObjectSpec, objectSpec } from './private/object-spec';
import { GATEWAY_API } from './private/reference';
import { ReferringKind } from './reference-grant';
import { ReferringResource } from './referring-resource';

/** What a Gateway takes. */
export interface GatewayProps extends MeshResourceProps {
  /**
   * Who serves the Gateway, and how.
   *
   * @default GatewayClass.ISTIO
   */
  readonly gatewayClass?: IGatewayClass;

  /**
   * Ports with protocol and host. More can be added by `addListener`, at most 64 in all.
   *
   * @default - none
   */
  readonly listeners?: Listener[];

  /**
   * Either one IP address for the load balancer, or the hostnames of Services that are the gateway already; at most 16.
   *
   * @default - Istio deploys a gateway, whose load balancer gets any address
   */
  readonly addresses?: GatewayAddress[];

  /**
   * What Istio deploys for the Gateway.
   *
   * @default - as its class has it
   */
  readonly infrastructure?: GatewayInfrastructure;

  /**
   * Certificates of clients, and the gateway's own towards backends.
   *
   * @default - clients need no certificate, and the gateway has none for backends
   */
  readonly tls?: GatewayTls;

  /**
   * Namespaces whose ListenerSets may join.
   *
   * @default - no ListenerSet may
   */
  readonly allowedListeners?: FromNamespaces;
}

/**
 * A proxy at the edge of the mesh, which Istio deploys, and what it listens to. Where the traffic goes, routes decide.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gateway
 */
export class Gateway extends ReferringResource implements IKubernetesGateway {
  /**
   * A Gateway that is defined elsewhere.
   *
   * @param name `<namespace>/<name>`, or the bare name where it is in the namespace of what refers to it
   */
  public static fromGatewayName(name: string): IKubernetesGateway {
    return { apiGroup: GATEWAY_API, kind: 'Gateway', ...parseReference('gateway', name, dnsSubdomain) };
  }

  private readonly gatewayClass: string;
  private readonly addresses?: GatewayAddresses[];
  private readonly infrastructure?: InfrastructureSpec;
  private readonly tls?: TlsSpec;
  private readonly allowedListeners?: FromNamespaces;
  private listeners: GatewayListeners[] = [];

  /**
   * Defines a Gateway.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props class, listeners and all else
   */
  public constructor(scope: Construct, id: string, props: GatewayProps = {}) {
    super(scope, id, ReferringKind.GATEWAY, props);
    // Istio names a Service after it, whose name has no dots.
    at(this, () => dnsLabel('name of a gateway', this.name));
    this.gatewayClass = at(this, () => dnsSubdomain('name of the gateway class', (props.gatewayClass ?? GatewayClass.ISTIO).name));
    this.addresses = at(this, () => props.addresses && addressesSpec(props.addresses));
    this.infrastructure = at(this, () => props.infrastructure && infrastructureSpec(props.infrastructure));
    this.tls = at(this, () => props.tls && gatewayTlsSpec(props.tls, this));
    this.allowedListeners = props.allowedListeners;
    props.listeners?.forEach((listener) => this.addListener(listener));
  }

  /**
   * Adds a port with its protocol and host.
   *
   * @param listener the listener
   */
  public addListener(listener: Listener): void {
    this.listeners = at(this, () => withListener(this.listeners, listener, this));
  }

  /** @internal */
  public _toSpec(): GatewaySpec {
    return {
      gatewayClassName: this.gatewayClass,
      listeners: this.listeners,
      addresses: this.addresses,
      infrastructure: this.infrastructure,
      tls: this.tls,
      allowedListeners: this.allowedListeners && { namespaces: this.allowedListeners._toSpec() },
    };
  }

  /** @internal */
  public _problems(): string[] {
    return [
      ...this.listeners.length > 0 ? [] : ['a gateway needs at least one listener; add one by addListener'],
      ...classProblems(this.gatewayClass, this.listeners),
    ];
  }

  /** @internal */
  public _references(): ObjectSpec[] {
    const certificates = this.listeners.flatMap(({ tls }) => tls?.certificateRefs ?? []);
    return [...certificates.map((ref) => objectSpec('Secret', ref)), ...this.tls ? tlsReferences(this.tls) : []];
  }
}

function addressesSpec(addresses: GatewayAddress[]): GatewayAddresses[] {
  const specs = listAtMost('addresses of a gateway', addresses, 16).map((address) => address._toSpec());
  unique('addresses of a gateway', specs.map(({ value }) => value!));
  if (specs.length > 1 && specs.some(({ type }) => type === 'IPAddress')) {
    throw invalid('a gateway has either one IP address or only hostnames, as Istio ignores IP addresses beside others; drop the others');
  }
  return specs;
}
