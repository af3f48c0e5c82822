import { X509Certificate } from 'node:crypto';
import { field, textOf } from '../../../model/loose';
import { Resource } from '../../../model/resource';
import { Rule } from '../../rule';

/** The Secrets that servers name stand where the pods of the gateway are, and hold a certificate. Those that cert-manager shall write will be there. */
export const credentials: Rule = {
  id: 'gateway/credentials',
  codes: ['IST0101', 'IST0161'],
  *check(mesh) {
    const requested = new Set(mesh.of('cert-manager.io', 'Certificate')
      .map(({ namespace, object }) => `${namespace}/${textOf(field(object, 'spec', 'secretName'))}`));
    for (const resource of mesh.istio('Gateway')) {
      const [pod] = mesh.pods.select(resource.spec.selector ?? {});
      if (!pod) continue;
      for (const [index, { tls }] of (resource.spec.servers ?? []).entries()) {
        const credential = tls?.credentialName;
        if (!credential) continue;
        const path = ['spec', 'servers', index, 'tls', 'credentialName'];
        const slash = credential.indexOf('/');
        const namespace = slash < 0 ? pod.namespace : credential.slice(0, slash);
        const name = credential.slice(slash + 1);
        const secret = mesh.find('', 'Secret', namespace, name);
        if (!secret && requested.has(`${namespace}/${name}`)) continue;
        if (!secret) {
          yield { code: 'IST0101', message: `the Secret '${credential}' is not there in the namespace '${namespace}' of the gateway's pods`, resource, path };
        } else if (!holdsCertificate(secret)) {
          const message = `the Secret '${credential}' holds no certificate that is valid now with its key (tls.crt and tls.key)`;
          yield { code: 'IST0161', message, resource, path };
        }
      }
    }
  },
};

function holdsCertificate({ object }: Resource): boolean {
  const value = (name: string) => textOf(field(object, 'stringData', name)) || Buffer.from(textOf(field(object, 'data', name)), 'base64').toString();
  const pair = [['cert', 'key'], ['tls.crt', 'tls.key']].find((names) => names.every((name) => value(name) !== ''));
  return pair !== undefined && isValid(value(pair[0]));
}

function isValid(pem: string): boolean {
  try {
    const { validFrom, validTo } = new X509Certificate(pem);
    return Date.parse(validFrom) <= Date.now() && Date.now() <= Date.parse(validTo);
  } catch {
    return false;
  }
}
