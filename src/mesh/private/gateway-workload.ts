import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsLabel, nonEmpty, port, unique } from '../../core/private/checks';
import { resourcesSpec } from '../../core/private/container-resources';
import { invalid } from '../../core/private/errors';
import { GatewayService } from '../gateway-service';
import { GatewayWorkloadProps } from '../gateway-workload-props';
import { ProxyScaling } from '../proxy-scaling';
import { GatewayPort } from '../values/gateway-service';
import { MODE, POD_INJECTION, REVISION } from './labels';
import { defined, DeploymentParts, deploymentParts, USUAL_RESOURCES } from './proxy-deployment';

/** The ports of a Service as Kubernetes has them. */
export type Ports = ReadonlyArray<{ name: string; port: number; targetPort: number; protocol: string; nodePort?: number }>;

const STATUS: GatewayPort = { name: 'status-port', port: 15021 };
const WEB: GatewayPort[] = [{ name: 'http2', port: 80 }, { name: 'https', port: 443 }];
const USUAL = resourcesSpec(USUAL_RESOURCES);
const SCALING = ProxyScaling.automatic({ maxReplicas: 5 });

export function servicePorts(ports: GatewayPort[] = WEB, { _type }: GatewayService): Ports {
  const all = [STATUS, ...nonEmpty('ports', ports)];
  unique('list of port names', all.map(({ name }) => name));
  unique('list of ports', all.map((one) => `${one.port}/${one.protocol ?? 'TCP'}`));
  return all.map(({ name, port: number, targetPort, nodePort, protocol = 'TCP' }) => {
    if (nodePort !== undefined && _type === 'ClusterIP') throw invalid(`port ${number} has a nodePort, which a service of the type ClusterIP has not; drop it, or use GatewayService.nodePort()`);
    return defined({
      name: dnsLabel('name of a port', name),
      port: port('port', number),
      protocol,
      targetPort: port('targetPort', targetPort ?? number),
      nodePort: nodePort === undefined ? undefined : port('nodePort', nodePort),
    });
  });
}

/** A gateway, as its objects are named and selected. */
interface Owner extends Construct {
  readonly name: string;
  readonly namespace?: string;
  readonly matchLabels: Record<string, string>;
}

/** All that runs a gateway. */
export function gatewayObjects(owner: Owner, props: GatewayWorkloadProps, service: GatewayService, ports: Ports) {
  const { name, namespace, matchLabels } = owner;
  const parts = deploymentParts({ ...props.deployment, scaling: props.deployment?.scaling ?? SCALING }, matchLabels);
  // The proxies are no workloads whose traffic ztunnel should carry.
  const labels = { 'app.kubernetes.io/name': name, [MODE]: 'none', ...props.metadata?.labels, ...matchLabels };
  const define = (id: string, apiVersion: string, kind: string, fields: object, annotations?: Record<string, string>) => {
    const metadata = { ...props.metadata, name, namespace, labels, annotations: { ...props.metadata?.annotations, ...annotations } };
    return new ApiObject(owner, id, { apiVersion, kind, metadata, ...fields });
  };
  return {
    serviceAccount: define('ServiceAccount', 'v1', 'ServiceAccount', {}),
    role: define('Role', 'rbac.authorization.k8s.io/v1', 'Role', {
      rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] }],
    }),
    roleBinding: define('RoleBinding', 'rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    }),
    deployment: define('Deployment', 'apps/v1', 'Deployment', {
      spec: defined({ replicas: parts.replicas, selector: { matchLabels }, template: podTemplate(name, props.revision, labels, parts) }),
    }),
    service: define('Service', 'v1', 'Service', {
      spec: { type: service._type, ...service._toSpec(), ports, selector: matchLabels },
    }, service._annotations),
    autoscaler: parts.autoscaler && define('Autoscaler', 'autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, ...parts.autoscaler },
    }),
    disruptionBudget: parts.disruptionBudget && define('DisruptionBudget', 'policy/v1', 'PodDisruptionBudget', {
      spec: { selector: { matchLabels }, ...parts.disruptionBudget },
    }),
  };
}

/** The injector makes the container into a proxy: it has its image, its arguments and its volumes from the template `gateway`. */
function podTemplate(serviceAccountName: string, revision: string | undefined, labels: Record<string, string>, parts: DeploymentParts) {
  const { annotations, pod, container } = parts;
  return {
    metadata: {
      labels: { ...labels, [POD_INJECTION]: 'true', ...revision !== undefined && { [REVISION]: dnsLabel('revision', revision) } },
      annotations: {
        'inject.istio.io/templates': 'gateway',
        'prometheus.io/path': '/stats/prometheus',
        'prometheus.io/port': '15020',
        'prometheus.io/scrape': 'true',
        ...annotations,
      },
    },
    spec: {
      serviceAccountName,
      securityContext: {
        seccompProfile: { type: 'RuntimeDefault' },
        // By it the proxy, which is not root, may listen to the ports 80 and 443.
        sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
      },
      terminationGracePeriodSeconds: 30,
      ...pod,
      containers: [{
        name: 'istio-proxy',
        image: 'auto',
        ports: [{ containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }],
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          privileged: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
        },
        ...container,
        resources: {
          requests: { ...USUAL.requests, ...container.resources?.requests },
          limits: { ...USUAL.limits, ...container.resources?.limits },
        },
      }],
    },
  };
}
