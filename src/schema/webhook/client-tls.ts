import type { DestinationRuleTrafficPolicyTls } from '../networking.istio.io.generated';
import { show } from '../values/show';
import { Place } from './place';

const CONFIG_MAP = 'configmap://';

/** TLS of the connections to a host. */
export function clientTls(tls: DestinationRuleTrafficPolicyTls, place: Place, namespace: string | undefined): void {
  const { mode = 'DISABLE', credentialName = '' } = tls;
  if (credentialName.startsWith(CONFIG_MAP)) place.at('credentialName').error(configMap(credentialName, namespace));
  if (tls.insecureSkipVerify) notVerified(tls, place);

  if (credentialName && (mode === 'SIMPLE' || mode === 'MUTUAL')) {
    for (const field of ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'] as const) {
      if (tls[field]) place.at(field).error('cannot stand beside credentialName, whose Secret has it; drop one of them');
    }
  } else if (mode === 'MUTUAL') {
    for (const field of ['clientCertificate', 'privateKey'] as const) {
      if (!tls[field]) place.at(field).error('must be given for mode MUTUAL, or a credentialName instead of the files');
    }
  }
}

/** What says how to verify a server means nothing where none is verified. */
function notVerified(tls: DestinationRuleTrafficPolicyTls, place: Place): void {
  const { mode = 'DISABLE', subjectAltNames = [] } = tls;
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return;
  const verifying = {
    caCertificates: tls.caCertificates,
    subjectAltNames: subjectAltNames.length > 0,
    // Beside MUTUAL the Secret has the client's certificate as well.
    credentialName: mode === 'SIMPLE' && tls.credentialName,
  };
  for (const [field, given] of Object.entries(verifying)) {
    if (given) place.at(field).error('does nothing beside insecureSkipVerify; drop one of them');
  }
}

function configMap(name: string, namespace: string | undefined): string | undefined {
  const [own, config] = name.slice(CONFIG_MAP.length).split('/');
  if (!own || !config) return `must be of the form 'configmap://<namespace>/<name>', got ${show(name)}`;
  return namespace === undefined || own === namespace ? undefined
    : `must name a ConfigMap of the namespace ${show(namespace)}, which this object is in, got ${show(name)}`;
}
