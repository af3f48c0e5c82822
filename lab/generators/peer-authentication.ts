import { istio } from 'cdk8s-istio';
import { workloadTarget } from './policy-target';
import { dictionary, Gen, maybe, mostly, pick, struct } from './recipe';
import { defining, metadata } from './resource';
import { subdomain, text } from './values';

const mode = pick(...Object.values(istio.MutualTlsMode));
const portNumber = mostly(pick('80', '1', '65535'), mostly(pick('0', '65536', 'http', '080', '1e3', '-1', ' 80', '4294967376', ''), text));

const props: Gen<istio.PeerAuthenticationProps> = struct<istio.PeerAuthenticationProps>({
  metadata: metadata(subdomain),
  target: maybe(workloadTarget, 0.8),
  mtls: maybe(mode, 0.7),
  portLevelMtls: maybe(dictionary(portNumber, mode), 0.4),
});

export const peerAuthentication = defining(props, (scope, given) => new istio.PeerAuthentication(scope, 'case', given));
