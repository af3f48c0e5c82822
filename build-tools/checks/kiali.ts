import type { Code } from '../../src/analysis/codes';

/** What Kiali has a code for: what it is about, our codes for it, and where they do not tell all of it, why. */
export interface KialiCheck {
  readonly about: string;
  readonly by?: readonly Code[];
  readonly why?: string;
}

const AUTO_MTLS = 'is no fault since Istio chooses mutual TLS by itself where a DestinationRule does not say otherwise';
const CLUSTERS = 'compares several clusters, and manifests are those of one';

/** How many codes Kiali has for objects. */
export const KIALI_CODES = 72;

export const KIALI: Readonly<Record<string, KialiCheck>> = {
  KIA0002: { about: 'several objects without a selector in one namespace', by: ['IST0111', 'IST0160'] },
  KIA0003: { about: 'several objects for one workload', by: ['IST0110', 'IST0159'] },
  KIA0004: { about: 'a selector without a workload', by: ['IST0101', 'IST0127'] },
  KIA0005: { about: 'exportTo names a namespace that is not there', by: ['CDI0150'] },
  KIA0101: { about: 'an AuthorizationPolicy names a namespace that is not there', by: ['IST0101'] },
  KIA0102: { about: 'an AuthorizationPolicy has methods that are none', by: ['CDI0148'] },
  KIA0104: { about: 'an AuthorizationPolicy names a host that is not there', why: 'is no fault: a policy compares hosts with what requests ask for, which may be any name that leads here' },
  KIA0105: { about: 'an AuthorizationPolicy asks who calls where there is no mutual TLS', by: ['CDI0146'] },
  KIA0106: { about: 'an AuthorizationPolicy names a service account that is not there', by: ['CDI0144', 'CDI0145'] },
  KIA0107: { about: 'an AuthorizationPolicy names a service account of another cluster', why: CLUSTERS },
  KIA0108: { about: 'an AuthorizationPolicy names a service account of a domain of trust that Kiali does not know', why: 'is no fault: meshes may trust each other, which no manifest of one of them has to say' },
  KIA0109: { about: 'an AuthorizationPolicy for HTTP in ambient mode without a waypoint', by: ['CDI0105', 'CDI0106', 'CDI0110', 'CDI0112'] },
  KIA0110: { about: 'an AuthorizationPolicy for HTTP in ambient mode without targetRefs', by: ['CDI0105', 'CDI0106', 'CDI0107', 'CDI0110'] },
  KIA0201: { about: 'several DestinationRules for one host and subset', by: ['CDI0134'], why: 'is no fault across namespaces, as who calls takes his own, nor with a wildcard, as the narrower host counts' },
  KIA0202: { about: 'a DestinationRule for a host that is not there', by: ['IST0174'] },
  KIA0203: { about: 'a subset without pods', by: ['IST0173'] },
  KIA0204: { about: 'a DestinationRule without TLS settings for a host that has mutual TLS by a wildcard', why: AUTO_MTLS },
  KIA0205: { about: 'a DestinationRule for the mesh turns mutual TLS on and no PeerAuthentication does', why: AUTO_MTLS },
  KIA0206: { about: 'a DestinationRule for a namespace turns mutual TLS on and no PeerAuthentication does', why: AUTO_MTLS },
  KIA0207: { about: 'a DestinationRule turns mutual TLS off where a PeerAuthentication demands it', by: ['CDI0147'] },
  KIA0208: { about: 'a DestinationRule turns mutual TLS off where the mesh demands it', by: ['CDI0147'] },
  KIA0209: { about: 'a subset without labels', why: 'is valid: such a subset has all pods and settings of its own' },
  KIA0210: { about: 'a DestinationRule for HTTP in ambient mode without a waypoint', by: ['CDI0101'] },
  KIA0211: { about: 'a DestinationRule for HTTP, and its Service has no waypoint', by: ['CDI0101'] },
  KIA0212: { about: 'a DestinationRule in another namespace than its Service in ambient mode', by: ['CDI0113'], why: 'is no fault in the namespace of the waypoint, nor in the root namespace' },
  KIA0301: { about: 'several Gateways for one host and port', by: ['IST0145'] },
  KIA0302: { about: 'the selector of a Gateway without a workload', by: ['IST0101'] },
  KIA0401: { about: 'a PeerAuthentication for the mesh demands mutual TLS and no DestinationRule turns it on', why: AUTO_MTLS },
  KIA0501: { about: 'a PeerAuthentication for a namespace demands mutual TLS and no DestinationRule turns it on', why: AUTO_MTLS },
  KIA0505: { about: 'a PeerAuthentication turns mutual TLS off for a namespace and no DestinationRule does', by: ['CDI0142'] },
  KIA0506: { about: 'a PeerAuthentication turns mutual TLS off for the mesh and no DestinationRule does', by: ['CDI0142'] },
  KIA0601: { about: 'the name of a port tells no protocol', by: ['IST0118'] },
  KIA0602: { about: 'the appProtocol of a port is none', by: ['IST0118'] },
  KIA0701: { about: 'a Service leads to a port that no workload has', by: ['CDI0151'], why: 'is no fault by number, as pods need not mention the ports at which they listen' },
  KIA1004: { about: 'a Sidecar names a host that is not there', by: ['CDI0152'] },
  KIA1006: { about: 'the Sidecar of the whole mesh has a workloadSelector', by: ['IST0101'], why: 'is no fault where the root namespace has such pods, for which alone it then is' },
  KIA1007: { about: 'a Sidecar has an outbound policy without a mode', by: ['CDI0153'] },
  KIA1101: { about: 'a VirtualService leads to a host that is not there', by: ['IST0101', 'CDI0131'] },
  KIA1102: { about: 'a VirtualService names a Gateway that is not there', by: ['IST0101'] },
  KIA1104: { about: 'a weight of the only destination', why: 'changes nothing: a destination that is alone gets all requests' },
  KIA1105: { about: 'one destination twice in a route', by: ['CDI0135'], why: 'is no fault where the ports differ, or what is done to headers' },
  KIA1106: { about: 'several VirtualServices for one host', by: ['IST0109', 'CDI0133'], why: 'is no fault at a gateway, where their routes are joined, unless these match the same requests' },
  KIA1107: { about: 'a VirtualService names a subset that is not there', by: ['IST0101'] },
  KIA1108: { about: 'a Gateway named as it was in older versions', why: 'is about style' },
  KIA1109: { about: 'a VirtualService for HTTP in ambient mode without a waypoint', by: ['CDI0101'] },
  KIA1110: { about: 'a RequestAuthentication in ambient mode without a waypoint', by: ['CDI0108', 'CDI0112'] },
  KIA1111: { about: 'a WasmPlugin in ambient mode without a waypoint', by: ['CDI0108', 'CDI0112'] },
  KIA1112: { about: 'a Telemetry for HTTP in ambient mode without a waypoint', by: ['CDI0112'], why: 'is no fault for a whole namespace, in which waypoints may come and go' },
  KIA1113: { about: 'a VirtualService for HTTP, and its Service has no waypoint', by: ['CDI0101'] },
  KIA1114: { about: 'a VirtualService in another namespace than its Service in ambient mode', by: ['CDI0113'], why: 'is no fault in the namespace of the waypoint' },
  KIA1115: { about: 'a RequestAuthentication in ambient mode without targetRefs', by: ['CDI0108'] },
  KIA1116: { about: 'a WasmPlugin in ambient mode without targetRefs', by: ['CDI0108'] },
  KIA1117: { about: 'a Telemetry for HTTP in ambient mode without targetRefs', by: ['CDI0108'], why: 'is no fault without a selector: waypoints do as the Telemetry of a whole namespace says' },
  KIA1211: { about: 'several ServiceEntries for one host and port', why: 'is no fault: Istio joins their endpoints' },
  KIA1212: { about: 'ServiceEntries with different protocols for one host and port', by: ['IST0177'] },
  KIA1301: { about: 'a workload without an AuthorizationPolicy', by: ['CDI0141'], why: 'is a matter of policy elsewhere' },
  KIA1311: { about: 'a workload with labels for a sidecar and for the ambient mode', by: ['IST0123', 'CDI0114'] },
  KIA1312: { about: 'a workload with labels for a waypoint outside the ambient mode', by: ['CDI0115'], why: 'is no fault where those who call are in ambient mode' },
  KIA1313: { about: 'a workload asks for a waypoint that is not there', by: ['CDI0102', 'CDI0103', 'CDI0104'] },
  KIA1314: { about: 'a pod with a label for a sidecar and the redirection of the ambient mode', by: ['IST0123', 'CDI0114'], why: 'tells of a cluster that runs otherwise' },
  KIA1315: { about: 'a pod with a sidecar and labels for the ambient mode', by: ['CDI0114'] },
  KIA1316: { about: 'a workload with a sidecar in a namespace in ambient mode', why: 'is no fault: a label of the pods keeps their sidecar, as the way to the ambient mode has it' },
  KIA1317: { about: 'a workload with an AuthorizationPolicy for HTTP and no waypoint', by: ['CDI0105', 'CDI0106', 'CDI0110', 'CDI0112'] },
  KIA1401: { about: 'a route of the Gateway API names a Gateway that is not there or does not take it', by: ['CDI0120', 'CDI0121'] },
  KIA1402: { about: 'a route of the Gateway API leads to a Service that is not there', by: ['CDI0122', 'CDI0123'] },
  KIA1501: { about: 'several Gateways of the Gateway API for one host and port', why: 'is no fault in Istio, which gives each an address of its own' },
  KIA1502: { about: 'several Gateways of the Gateway API with one address', by: ['CDI0126'], why: 'is no fault where the address is the name of a Service, which they may share, or the ports differ' },
  KIA1503: { about: 'two listeners of a Gateway with one port, protocol and hostname', by: ['IST0106'] },
  KIA1504: { about: 'a class of Gateways that Kiali does not know', why: 'is about the configuration of Kiali' },
  KIA1601: { about: 'a ReferenceGrant for a namespace that is not there', by: ['CDI0150'] },
  KIA1701: { about: 'a WorkloadGroup names a service account that is not there', by: ['CDI0144'] },
  KIA1702: { about: 'several WorkloadGroups with the same labels', why: 'is no fault: a WorkloadEntry names its group, and Services select those of several' },
};
