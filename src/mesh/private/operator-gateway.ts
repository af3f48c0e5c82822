import { invalid, show } from '../../core/private/errors';
import { GatewayRelease, Values } from './install-plan';

/** Values of the chart that a component of IstioOperator has under the same name. */
const SAME = [
  'affinity', 'imagePullPolicy', 'nodeSelector', 'podAnnotations', 'podDisruptionBudget', 'priorityClassName', 'readinessProbe', 'replicaCount',
  'resources', 'securityContext', 'strategy', 'tolerations',
];

const POD = 'spec.template.spec';
const PROXY = `${POD}.containers.[name:istio-proxy]`;

/** Values of the chart for which a component has patches only. */
const PATCHED: Readonly<Record<string, string>> = {
  containerSecurityContext: `${PROXY}.securityContext`,
  dnsConfig: `${POD}.dnsConfig`,
  dnsPolicy: `${POD}.dnsPolicy`,
  imagePullSecrets: `${POD}.imagePullSecrets`,
  lifecycle: `${PROXY}.lifecycle`,
  minReadySeconds: 'spec.minReadySeconds',
  terminationGracePeriodSeconds: `${POD}.terminationGracePeriodSeconds`,
  topologySpreadConstraints: `${POD}.topologySpreadConstraints`,
};

const TRANSLATED = ['autoscaling', 'env', 'envVarFrom', 'labels', 'networkGateway', 'service'];

/** Ports that another network needs, as the chart has them. */
const NETWORK_PORTS = Object.entries({ 'status-port': 15021, 'tls': 15443, 'tls-istiod': 15012, 'tls-webhook': 15017 })
  .map(([name, port]) => ({ name, port, targetPort: port, protocol: 'TCP' }));

/** A gateway as a component of IstioOperator. Throws at what that has no counterpart for. */
export function gatewayComponent({ name, namespace, values: { labels }, given }: GatewayRelease & { given: Values }): Values {
  const unknown = Object.keys(given).filter((key) => !SAME.includes(key) && !PATCHED[key] && !TRANSLATED.includes(key));
  if (unknown.length > 0) throw without(name, unknown);
  const { networkGateway } = given;
  return {
    name,
    namespace,
    enabled: true,
    label: { ...labels, ...networkGateway && { 'topology.istio.io/network': networkGateway } },
    k8s: {
      ...Object.fromEntries(SAME.map((key) => [key, given[key]])),
      env: environment(given),
      hpaSpec: hpaSpec(given.autoscaling ?? {}),
      overlays: overlays(name, given),
      service: service(name, given),
      serviceAnnotations: given.service?.annotations,
    },
  };
}

/**
 * Whether the number of pods follows their load, for all gateways of a direction, as istioctl knows no more.
 */
export function gatewayAutoscaling(gateways: readonly GatewayRelease[]): boolean | undefined {
  const [first, ...others] = gateways.map(({ given }) => given?.autoscaling?.enabled as boolean | undefined);
  if (others.some((one) => one !== first)) {
    throw invalid(`autoscaling.enabled must be the same for ${gateways.map(({ name }) => show(name)).join(' and ')}, because istioctl has one for all gateways of a direction`);
  }
  return first;
}

const REMEDY = 'drop it, take the installer helm, or define the gateway beside the mesh';

const without = (name: string, keys: readonly string[]) =>
  invalid(`gateway ${show(name)} has ${keys.map(show).join(' and ')}, for which istioctl has no counterpart; ${REMEDY}`);

function environment({ env = {}, envVarFrom = [], networkGateway }: Values): Values[] | undefined {
  const variables = { ...networkGateway && { ISTIO_META_REQUESTED_NETWORK_VIEW: networkGateway }, ...env };
  const list = [...Object.entries(variables).map(([name, value]) => ({ name, value })), ...envVarFrom];
  return list.length > 0 ? list : undefined;
}

function hpaSpec({ minReplicas, maxReplicas, autoscaleBehavior, ...targets }: Values): Values | undefined {
  const resources = Object.entries({ cpu: targets.targetCPUUtilizationPercentage, memory: targets.targetMemoryUtilizationPercentage })
    .filter(([, value]) => value !== undefined);
  const spec = {
    minReplicas,
    maxReplicas,
    behavior: autoscaleBehavior,
    metrics: resources.length === 0 ? undefined : resources.map(([name, averageUtilization]) =>
      ({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } })),
  };
  return Object.values(spec).some((value) => value !== undefined) ? spec : undefined;
}

function overlays(name: string, given: Values): Values[] | undefined {
  const patches = Object.entries(PATCHED).filter(([key]) => given[key] !== undefined).map(([key, path]) => ({ path, value: given[key] }));
  return patches.length > 0 ? [{ kind: 'Deployment', name, patches }] : undefined;
}

function service(name: string, { service: { annotations: _, selectorLabels, ...spec } = {} as Values, networkGateway }: Values): Values | undefined {
  if (selectorLabels || spec.type === 'None') throw without(name, [selectorLabels ? 'service.selectorLabels' : 'service.type None']);
  const ports = networkGateway ? NETWORK_PORTS : spec.ports;
  return Object.keys(spec).length > 0 || ports ? { ...spec, ports } : undefined;
}
