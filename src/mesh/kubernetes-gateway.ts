import { Construct } from 'constructs';
import { dnsLabel } from '../core/private/checks';
import { at, invalid } from '../core/private/errors';
import { Gateway, GatewayProps } from '../gatewayapi';
import type { GatewayInfrastructure, GatewaySpec } from '../schema/gateway.networking.k8s.io.generated';
import { GatewayService } from './gateway-service';
import { REVISION } from './private/labels';
import { infrastructureOf } from './private/parameters';
import { ProxyDeployment } from './proxy-deployment';

/** What a gateway of the Gateway API takes. */
export interface KubernetesGatewayProps extends GatewayProps {
  /**
   * How it is reached. Its ports are those of the listeners.
   *
   * @default - GatewayService.loadBalancer() for ingress, GatewayService.clusterIp() for egress
   */
  readonly service?: GatewayService;

  /**
   * Its pods: how many, where, and with what.
   *
   * @default - one pod, as Istio has it
   */
  readonly deployment?: ProxyDeployment;

  /**
   * Revision of the control plane that deploys it, or a tag.
   *
   * @default - that of its namespace, or the default control plane
   */
  readonly revision?: string;
}

/** A Gateway of the Gateway API together with what Istio deploys for it. */
export abstract class KubernetesGateway extends Gateway {
  private readonly deployed?: GatewayInfrastructure;

  /** @internal */
  protected constructor(scope: Construct, id: string, props: KubernetesGatewayProps, service?: GatewayService) {
    super(scope, id, { ...props, metadata: at(scope, () => metadataOf(props, service)) });
    this.deployed = at(this, () => {
      const { infrastructure, addresses } = super._toSpec();
      if (addresses?.some(({ type }) => type === 'Hostname') && (props.deployment ?? props.service)) {
        throw invalid("a gateway whose address is a hostname is one that is there already, so Istio deploys nothing by 'deployment' and 'service'; drop them, or the address");
      }
      return infrastructureOf(this, { ...props, service, infrastructure });
    });
  }

  /** @internal */
  public _toSpec(): GatewaySpec {
    return { ...super._toSpec(), infrastructure: this.deployed };
  }
}

function metadataOf({ metadata, revision }: KubernetesGatewayProps, service?: GatewayService) {
  return {
    ...metadata,
    labels: { ...metadata?.labels, ...revision !== undefined && { [REVISION]: dnsLabel('revision', revision) } },
    annotations: { ...metadata?.annotations, ...service && service._type !== 'LoadBalancer' && { [SERVICE_TYPE]: service._type } },
  };
}

/** Without it istiod makes a load balancer. */
const SERVICE_TYPE = 'networking.istio.io/service-type';
