import { Construct } from 'constructs';
import { IKubernetesGateway, MeshResourceProps } from '../core';
import { dnsSubdomain } from '../core/private/checks';
import { at } from '../core/private/errors';
import { parseReference } from '../core/private/reference';
import type { GatewayListeners, ListenerSetParentRef, ListenerSetSpec } from '../schema/gateway.networking.k8s.io.generated';
import { Listener } from './listener';
import { classProblems, withListener } from './private/listeners';
import { ObjectSpec, objectSpec } from './private/object-spec';
import { gatewayReference } from './private/reference';
import { ReferringKind } from './reference-grant';
import { ReferringResource } from './referring-resource';

/** A ListenerSet, as routes refer to it. */
export interface IListenerSet {
  /** Name of the ListenerSet. */
  readonly name: string;

  /**
   * Namespace of the ListenerSet.
   *
   * @default - the namespace of the route that refers to it
   */
  readonly namespace?: string;
}

/** What a ListenerSet takes. */
export interface ListenerSetProps extends MeshResourceProps {
  /** The Gateway that the listeners join. Its `allowedListeners` must take them. */
  readonly gateway: IKubernetesGateway;

  /**
   * Ports with protocol and host. More can be added by `addListener`, at most 64 in all.
   *
   * @default - none
   */
  readonly listeners?: Listener[];
}

/**
 * Listeners that a team adds to a Gateway of others, from its own namespace and with its own certificates.
 *
 * Only Gateways of the class `istio` have them.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listenerset
 */
export class ListenerSet extends ReferringResource implements IListenerSet {
  /**
   * A ListenerSet that is defined elsewhere.
   *
   * @param name `<namespace>/<name>`, or the bare name where it is in the namespace of what refers to it
   */
  public static fromListenerSetName(name: string): IListenerSet {
    return parseReference('listener set', name, dnsSubdomain);
  }

  private readonly parentRef: ListenerSetParentRef;
  private listeners: GatewayListeners[] = [];

  /**
   * Defines a ListenerSet.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props Gateway and listeners
   */
  public constructor(scope: Construct, id: string, props: ListenerSetProps) {
    super(scope, id, ReferringKind.LISTENER_SET, props);
    this.parentRef = at(this, () => gatewayReference(props.gateway, this));
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
  public _toSpec(): ListenerSetSpec {
    return { parentRef: this.parentRef, listeners: this.listeners };
  }

  /** @internal */
  public _problems(): string[] {
    return [
      ...this.listeners.length > 0 ? [] : ['a listener set needs at least one listener; add one by addListener'],
      ...classProblems('istio', this.listeners),
    ];
  }

  /** @internal */
  public _references(): ObjectSpec[] {
    return this.listeners.flatMap(({ tls }) => tls?.certificateRefs ?? []).map((ref) => objectSpec('Secret', ref));
  }
}
