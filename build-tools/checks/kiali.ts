import type { Code } from '../../src/analysis/codes';

/** What Kiali has a code for: what it is about, and our codes for it, or why there is none. */
export interface KialiCheck {
  readonly about: string;
  readonly by?: readonly Code[];
  readonly why?: string;
}

const AUTO_MTLS = 'is no fault since Istio chooses mutual TLS by itself where a DestinationRule does not say otherwise';
const NOT_YET = 'could be told from manifests, and is not yet';

export const KIALI: Readonly<Record<string, KialiCheck>> = {
  KIA0002: { about: 'several objects without a selector in one namespace', by: ['IST0111', 'IST0160'] },
  KIA0003: { about: 'several objects for one workload', by: ['IST0110', 'IST0159'] },
  KIA0004: { about: 'a selector without a workload', by: ['IST0101', 'IST0127'] },
  KIA0005: { about: 'exportTo names a namespace that is not there', why: NOT_YET },
  KIA0101: { about: 'an AuthorizationPolicy names a namespace that is not there', by: ['IST0101'] },
  KIA0102: { about: 'an AuthorizationPolicy has methods that are none', why: NOT_YET },
  KIA0104: { about: 'an AuthorizationPolicy names a host that is not there', why: NOT_YET },
  KIA0105: { about: 'an AuthorizationPolicy asks who calls where there is no mutual TLS', why: NOT_YET },
  KIA0106: { about: 'an AuthorizationPolicy names a service account that is not there', why: NOT_YET },
  KIA0107: { about: 'an AuthorizationPolicy names a service account of another cluster', why: 'compares several clusters, and manifests are those of one' },
  KIA0201: { about: 'several DestinationRules for one host and subset', why: NOT_YET },
  KIA0202: { about: 'a DestinationRule for a host that is not there', by: ['IST0174'] },
  KIA0203: { about: 'a subset without pods', by: ['IST0173'] },
  KIA0204: { about: 'the TLS settings of a DestinationRule are overridden', why: NOT_YET },
  KIA0205: { about: 'a DestinationRule for the mesh turns mutual TLS on and no PeerAuthentication does', why: AUTO_MTLS },
  KIA0206: { about: 'a DestinationRule for a namespace turns mutual TLS on and no PeerAuthentication does', why: AUTO_MTLS },
  KIA0207: { about: 'a DestinationRule turns mutual TLS off where a PeerAuthentication demands it', why: NOT_YET },
  KIA0208: { about: 'a DestinationRule turns mutual TLS off where the mesh demands it', why: NOT_YET },
  KIA0209: { about: 'a subset without labels', why: 'is valid: such a subset has all pods and settings of its own' },
  KIA0301: { about: 'several Gateways for one host and port', by: ['IST0145'] },
  KIA0302: { about: 'the selector of a Gateway without a workload', by: ['IST0101'] },
  KIA0401: { about: 'a PeerAuthentication for the mesh demands mutual TLS and no DestinationRule turns it on', why: AUTO_MTLS },
  KIA0501: { about: 'a PeerAuthentication for a namespace demands mutual TLS and no DestinationRule turns it on', why: AUTO_MTLS },
  KIA0505: { about: 'a PeerAuthentication turns mutual TLS off for a namespace and no DestinationRule does', by: ['CDI0142'] },
  KIA0506: { about: 'a PeerAuthentication turns mutual TLS off for the mesh and no DestinationRule does', by: ['CDI0142'] },
  KIA0601: { about: 'the name of a port tells no protocol', by: ['IST0118'] },
  KIA0602: { about: 'the appProtocol of a port is none', why: NOT_YET },
  KIA0701: { about: 'a Service leads to a port that no workload has', why: NOT_YET },
  KIA1004: { about: 'a Sidecar names a host that is not there', why: NOT_YET },
  KIA1006: { about: 'the Sidecar of the whole mesh has a workloadSelector', why: NOT_YET },
  KIA1007: { about: 'a Sidecar has an outbound policy without a mode', why: NOT_YET },
  KIA1101: { about: 'a VirtualService leads to a host that is not there', by: ['IST0101', 'CDI0131'] },
  KIA1102: { about: 'a VirtualService names a Gateway that is not there', by: ['IST0101'] },
  KIA1104: { about: 'a weight of the only destination', why: 'changes nothing: a destination that is alone gets all requests' },
  KIA1105: { about: 'one destination twice in a route', why: NOT_YET },
  KIA1106: { about: 'several VirtualServices for one host', by: ['IST0109', 'CDI0133'] },
  KIA1107: { about: 'a VirtualService names a subset that is not there', by: ['IST0101'] },
  KIA1108: { about: 'a Gateway named as it was in older versions', why: 'is about style' },
  KIA1201: { about: 'a ServiceEntry lacks addresses of its WorkloadEntries', why: NOT_YET },
  KIA1301: { about: 'a workload without an AuthorizationPolicy', why: 'is a matter of policy; what is exposed without one, `CDI0141` tells' },
  KIA1401: { about: 'a route of the Gateway API names a Gateway that is not there or does not take it', by: ['CDI0120', 'CDI0121'] },
  KIA1402: { about: 'a route of the Gateway API leads to a Service that is not there', by: ['CDI0122', 'CDI0123'] },
  KIA1501: { about: 'several Gateways of the Gateway API for one host and port', why: 'is no fault in Istio, which gives each an address of its own' },
  KIA1502: { about: 'several Gateways of the Gateway API with one address', why: NOT_YET },
  KIA1503: { about: 'two listeners of a Gateway with one port, protocol and hostname', by: ['IST0106'] },
  KIA1504: { about: 'a class of Gateways that Kiali does not know', why: 'is about the configuration of Kiali' },
  KIA1601: { about: 'a ReferenceGrant for a namespace that is not there', why: NOT_YET },
};
