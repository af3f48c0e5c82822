import { labels, nonEmpty, notEmpty, port, subnet, unique } from '../../../core/private/checks';
import { invalid } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type { GatewayAutoscaling as AutoscalingSpec, GatewayService, GatewayServicePorts, GatewaySpec } from '../../../schema/values.generated';
import { GatewayAutoscaling, MeshGateway } from '../../values/gateway';
import { GatewayPort, GatewayServiceValues } from '../../values/gateway-service';
import { Values } from '../install-plan';
import { knownFields } from '../known-fields';
import { budgetOfOne, disruptionBudgetSpec } from './istiod';
import { merge } from './merge';
import { count, enabled, percentage, resources, tolerations } from './values';

/** As the chart `gateway` has them. */
export function gatewayValues({ name: _, namespace: __, extraValues = {}, rbac, ...gateway }: MeshGateway): Values {
  if (gateway.autoscaling?.enabled !== false && gateway.replicaCount !== undefined) {
    throw invalid('replicaCount of a gateway does nothing while the number of its pods follows their load; give autoscaling.minReplicas, or autoscaling.enabled: false');
  }
  const pods = gateway.autoscaling?.enabled === false ? gateway.replicaCount : gateway.autoscaling?.minReplicas;
  if (gateway.podDisruptionBudget && (pods ?? 1) < 2) throw invalid(budgetOfOne('a gateway', 'autoscaling.minReplicas'));
  return merge(knownFields('gateway', 'values', 'Gateway', {
    ...render<typeof gateway, GatewaySpec>(gateway, {
      autoscaling: autoscalingSpec,
      imagePullSecrets: (names) => names.map((name) => ({ name })),
      labels: (value) => labels('labels of a gateway', value),
      minReadySeconds: count('minReadySeconds'),
      networkGateway: (network) => notEmpty('networkGateway', network),
      podDisruptionBudget: disruptionBudgetSpec,
      replicaCount: count('replicaCount'),
      resources,
      service: serviceSpec,
      terminationGracePeriodSeconds: count('terminationGracePeriodSeconds'),
      tolerations,
    }),
    rbac: enabled(rbac),
  }), extraValues);
}

const autoscalingSpec = (autoscaling: GatewayAutoscaling): AutoscalingSpec => render<GatewayAutoscaling, AutoscalingSpec>(autoscaling, {
  maxReplicas: count('maxReplicas', 1),
  minReplicas: count('minReplicas', 1),
  targetCPUUtilizationPercentage: percentage('targetCPUUtilizationPercentage'),
  targetMemoryUtilizationPercentage: percentage('targetMemoryUtilizationPercentage'),
});

const serviceSpec = (service: GatewayServiceValues): GatewayService => render<GatewayServiceValues, GatewayService>(service, {
  healthCheckNodePort: (number) => port('healthCheckNodePort', number),
  loadBalancerSourceRanges: (list) => list.map((range) => subnet('range in loadBalancerSourceRanges', range)),
  ports: (list) => {
    unique('names of ports', nonEmpty('ports of a gateway', list).map(({ name }) => name));
    return list.map(portSpec);
  },
});

function portSpec({ name, port: number, nodePort, protocol = 'TCP', targetPort = number }: GatewayPort): GatewayServicePorts {
  return {
    name: notEmpty('name of a port', name),
    port: port(`port ${name}`, number),
    targetPort: port(`targetPort of the port ${name}`, targetPort),
    ...nodePort !== undefined && { nodePort: port(`nodePort of the port ${name}`, nodePort) },
    protocol,
  };
}
