import { parseMeshSettings } from '../../../model/mesh-settings';
import { subnet } from '../../../schema/values/ip';
import { show } from '../../../schema/values/show';

/** Says what is wrong with the value of an annotation. */
type Check = (value: string) => string | undefined;

const check = (isRight: (value: string) => boolean, wanted: string): Check => (value) =>
  (isRight(value) ? undefined : `must be ${wanted}, got ${show(value)}`);

const isWhole = (text: string, max: number) => /^\d+$/.test(text) && Number(text) <= max;
const isPort = (text: string) => isWhole(text.trim(), 65535);
const arePorts = (text: string) => text.trim() === '' || text.split(',').every(isPort);
const areRanges = (text: string) => text === '' || text.split(',').every((range) => range.includes('/') && subnet(range) === undefined);
const areInterfaces = (text: string) => text === '' || text.split(',').every((name) => /^[A-Za-z][\w.-]{0,14}$/.test(name.trim()));

const seconds = check((text) => isWhole(text, 2 ** 32 - 1), 'a whole number');
const ports = check(arePorts, "ports such as '8080,8081'");
const portsOrAll = check((text) => text === '*' || arePorts(text), "ports such as '8080,8081', or '*'");
const interfaces = check(areInterfaces, "names of network interfaces such as 'eth0,eth1'");
const quantity = check((text) => /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?$/.test(text), "a quantity such as '100m' or '128Mi'");

/** By the name of the annotation. */
export const VALUE_CHECKS: Readonly<Record<string, Check>> = {
  'istio.io/reroute-virtual-interfaces': interfaces,
  'prometheus.istio.io/merge-metrics': check((text) => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text), 'true or false'),
  'proxy.istio.io/config': check((text) => text === '' || parseMeshSettings(text) !== undefined, 'a ProxyConfig in YAML'),
  'readiness.status.sidecar.istio.io/failureThreshold': seconds,
  'readiness.status.sidecar.istio.io/initialDelaySeconds': seconds,
  'readiness.status.sidecar.istio.io/periodSeconds': seconds,
  'sidecar.istio.io/interceptionMode': check((text) => ['REDIRECT', 'TPROXY', 'NONE'].includes(text), 'REDIRECT, TPROXY or NONE'),
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
  'status.sidecar.istio.io/port': check(isPort, 'a port'),
  'traffic.sidecar.istio.io/excludeInboundPorts': ports,
  'traffic.sidecar.istio.io/excludeInterfaces': interfaces,
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': check(areRanges, "ranges of addresses such as '10.1.0.0/16,10.2.0.0/16'"),
  'traffic.sidecar.istio.io/excludeOutboundPorts': ports,
  'traffic.sidecar.istio.io/includeInboundPorts': portsOrAll,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': check((text) => text === '*' || areRanges(text), "ranges of addresses such as '10.1.0.0/16', or '*'"),
  'traffic.sidecar.istio.io/kubevirtInterfaces': interfaces,
};
