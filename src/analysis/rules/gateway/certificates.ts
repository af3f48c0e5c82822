import { selects } from '../../../model/match/labels';
import { push } from '../../../model/pods';
import { Typed } from '../../../model/resource';
import type { GatewayServersTls, GatewaySpec } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';

/** Browsers use a connection again for every host of its certificate, also for hosts of another gateway. */
export const certificates: Rule = {
  id: 'gateway/certificates',
  codes: ['IST0138'],
  *check(mesh) {
    const holders = new Map<string, Set<Typed<GatewaySpec>>>();
    for (const gateway of mesh.istio('Gateway')) {
      for (const { tls } of gateway.spec.servers ?? []) {
        const key = certificateOf(tls);
        if (key !== undefined) holders.set(key, (holders.get(key) ?? new Set()).add(gateway));
      }
    }
    const sharing = new Map<Typed<GatewaySpec>, Array<Typed<GatewaySpec>>>();
    for (const gateways of [...holders.values()].map((one) => [...one])) {
      for (const gateway of gateways) {
        const other = gateways.find((one) => one !== gateway && selects(gateway.spec.selector ?? {}, one.spec.selector ?? {}));
        if (other) push(sharing, gateway, other);
      }
    }
    for (const [resource, [{ namespace, name }]] of sharing) {
      const message = `has the certificate of Gateway ${namespace}/${name} too, so that browsers may send requests to the wrong one of them; give each a certificate of its own, or merge them`;
      yield { code: 'IST0138', message, resource, path: ['metadata', 'name'] };
    }
  },
};

/** What tells certificates apart, if there is one. */
function certificateOf(tls: GatewayServersTls | undefined): string | undefined {
  if (tls?.credentialName) return `credential ${tls.credentialName}`;
  return tls?.serverCertificate && tls.privateKey ? `files ${tls.serverCertificate} ${tls.privateKey}` : undefined;
}
