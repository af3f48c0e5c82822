import { ApiObject, Yaml } from 'cdk8s';
import { MeshResource } from '../../core';
import { invalid } from '../../core/private/errors';
import type { GatewayInfrastructure } from '../../schema/gateway.networking.k8s.io.generated';
import { GatewayService } from '../gateway-service';
import { ProxyDeployment } from '../proxy-deployment';
import { defined, deploymentParts } from './proxy-deployment';

/** What istiod deploys for a Gateway of the Gateway API, as the Gateway's owner wants it. */
export interface Deployed {
  readonly deployment?: ProxyDeployment;
  readonly service?: GatewayService;
  readonly infrastructure?: GatewayInfrastructure;
}

/**
 * The `infrastructure` of a Gateway. What istiod shall deploy in another way than by its templates stands in a ConfigMap
 * that is defined beside the Gateway: patches that istiod merges into the objects which it makes.
 */
export function infrastructureOf(gateway: MeshResource, { deployment = {}, service, infrastructure }: Deployed): GatewayInfrastructure | undefined {
  const patches = defined({ ...deploymentPatches(gateway.name, deployment), service: service && servicePatch(service) });
  if (Object.keys(patches).length === 0) return infrastructure;
  if (infrastructure?.parametersRef) {
    throw invalid("parametersConfigMap is a ConfigMap of your own, beside which 'deployment' and 'service' would write another; write them into it, or drop it");
  }
  const parameters = new ApiObject(gateway, 'Parameters', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${gateway.name}-parameters`, namespace: gateway.namespace },
    data: Object.fromEntries(Object.entries(patches).map(([key, patch]) => [key, Yaml.stringify(patch)])),
  });
  gateway.addDependency(parameters);
  return { ...infrastructure, parametersRef: { group: '', kind: 'ConfigMap', name: parameters.name } };
}

function deploymentPatches(name: string, deployment: ProxyDeployment) {
  const { replicas, annotations, pod, container, autoscaler, disruptionBudget } = deploymentParts(deployment, { 'gateway.networking.k8s.io/gateway-name': name });
  const spec = { ...pod, ...filled(container) && { containers: [{ name: 'istio-proxy', ...container }] } };
  const template = defined({ metadata: annotations && { annotations }, spec: filled(spec) });
  return {
    deployment: within(defined({ replicas, template: filled(template) })),
    horizontalPodAutoscaler: autoscaler && { spec: autoscaler },
    podDisruptionBudget: disruptionBudget && { spec: disruptionBudget },
  };
}

/** The type of the Service is no part of it: istiod takes it from an annotation of the Gateway. */
function servicePatch(service: GatewayService) {
  const patch = defined({ metadata: service._annotations && { annotations: service._annotations }, spec: filled(service._toSpec()) });
  return filled(patch);
}

const filled = <T extends object>(fields: T) => Object.keys(fields).length > 0 ? fields : undefined;

const within = (spec: object) => filled(spec) && { spec };
