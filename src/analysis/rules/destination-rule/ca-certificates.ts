import { ObjectPath } from '../../../model/resource';
import type { DestinationRuleTrafficPolicyTls } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';

/** TLS to a host protects little where nobody checks who answers. */
export const caCertificates: Rule = {
  id: 'destination-rule/ca-certificates',
  codes: ['IST0128', 'IST0129'],
  *check(mesh) {
    for (const resource of mesh.istio('DestinationRule')) {
      const { trafficPolicy, workloadSelector, host } = resource.spec;
      const unchecked = (tls: DestinationRuleTrafficPolicyTls | undefined) => (tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL')
        && !tls.caCertificates && !(tls.credentialName && workloadSelector);
      const message = (mode: string | undefined, port: string) =>
        `TLS in mode ${mode} to '${host}'${port} has no caCertificates, by which the certificate of the host is checked`;
      if (unchecked(trafficPolicy?.tls)) {
        yield { code: 'IST0128', message: message(trafficPolicy?.tls?.mode, ''), resource, path: ['spec', 'trafficPolicy', 'tls'] };
      }
      for (const [index, { tls, port }] of (trafficPolicy?.portLevelSettings ?? []).entries()) {
        if (!unchecked(tls)) continue;
        const path: ObjectPath = ['spec', 'trafficPolicy', 'portLevelSettings', index, 'tls'];
        yield { code: 'IST0129', message: message(tls?.mode, ` at port ${port?.number ?? 0}`), resource, path };
      }
    }
  },
};
