import { Resource } from '../../model/resource';
import { GatewayServersTls } from '../../schema/networking.istio.io.generated';

/** With what a server proves who it is, and knows who its clients are. */
export interface Credential {
  /** Why there is none, so that no handshake ends well. */
  readonly failure?: string;
  /** What it depends on that is not among the manifests. */
  readonly unsure: readonly string[];
}

const GIVEN: Credential = { unsure: [] };

/** Finds the Secrets that servers name. */
export class Credentials {
  private readonly secrets: ReadonlyMap<string, Resource>;
  private readonly configMaps: ReadonlyMap<string, Resource>;

  public constructor(resources: readonly Resource[]) {
    const named = (wanted: string) => new Map(resources.filter(({ group, kind }) => group === '' && kind === wanted).map((one) => [`${one.namespace}/${one.name}`, one]));
    this.secrets = named('Secret');
    this.configMaps = named('ConfigMap');
  }

  /** @param namespace of the proxy */
  public of(tls: GatewayServersTls, namespace: string): Credential {
    const names = tls.credentialNames?.length ? tls.credentialNames : tls.credentialName ? [tls.credentialName] : [];
    if (names.length === 0) return tls.mode === 'ISTIO_MUTUAL' ? GIVEN : FROM_FILES;
    if (names[0] === BUILTIN) return GIVEN;
    const foreign = names.find((name) => !name.startsWith(OF_GATEWAY_API) && !keyOf(name, namespace).startsWith(`${namespace}/`));
    if (foreign !== undefined) return { failure: `'${foreign}' is a Secret of another namespace than the gateway's`, unsure: [] };
    const all = [...names.map((name) => this.own(keyOf(name, namespace))), ...this.trusted(tls, names[0], namespace)];
    const failed = all.find(({ failure }) => failure);
    return failed ?? { unsure: all.flatMap(({ unsure }) => unsure) };
  }

  private own(name: string): Credential {
    const secret = this.secrets.get(name);
    if (!secret) return missing('Secret', name);
    return PAIRS.some((keys) => keys.every((key) => has(secret, key))) ? GIVEN : { failure: `Secret '${name}' has no 'tls.crt' and 'tls.key'`, unsure: [] };
  }

  /** By what clients are known: in a Secret of its own, or in that of the server. */
  private trusted({ mode, caCertCredentialName }: GatewayServersTls, first: string, namespace: string): Credential[] {
    if (mode !== 'MUTUAL' && mode !== 'OPTIONAL_MUTUAL') return [];
    if (caCertCredentialName !== undefined) {
      return [this.authority(keyOf(caCertCredentialName, namespace), caCertCredentialName.startsWith(OF_CONFIG_MAP) ? 'ConfigMap' : 'Secret')];
    }
    const name = keyOf(first, namespace);
    if (first.startsWith(OF_GATEWAY_API) && mode === 'OPTIONAL_MUTUAL') return [NOT_HANDED_OUT];
    const beside = this.secrets.get(`${name}-cacert`);
    if (beside) return [this.authority(`${name}-cacert`, 'Secret')];
    const own = this.secrets.get(name);
    return own && !hasAuthority(own) ? [missing('Secret', `${name}-cacert`)] : [];
  }

  /** @param name 'namespace/name', which may have the ending by which proxies know an authority */
  public authority(name: string, kind: 'Secret' | 'ConfigMap'): Credential {
    const all = kind === 'Secret' ? this.secrets : this.configMaps;
    const found = all.get(name) ?? all.get(name.replace(/-cacert$/, ''));
    if (!found) return missing(kind, name);
    return hasAuthority(found) ? GIVEN : { failure: `${kind} '${found.namespace}/${found.name}' has no 'ca.crt'`, unsure: [] };
  }
}

/** The certificate that Istio gives the proxy. */
const BUILTIN = 'builtin://';

/** How a listener of the Gateway API names a Secret, which a ReferenceGrant lets be in another namespace. */
export const OF_GATEWAY_API = 'kubernetes-gateway://';

/** How what is in a ConfigMap is named. */
export const OF_CONFIG_MAP = 'configmap://';

const FROM_FILES: Credential = { unsure: ['the certificate of the server is a file of its pods'] };

const missing = (kind: string, name: string): Credential => ({ unsure: [`${kind} '${name}' is not among the manifests: without it there is no connection`] });

const NOT_HANDED_OUT: Credential = { failure: 'for OPTIONAL_MUTUAL istiod gives the proxy no authority from the Secret of the server', unsure: [] };

/** Keys of a certificate and its key; the latter are from before there was a type of Secret for them. */
const PAIRS = [['tls.crt', 'tls.key'], ['cert', 'key']];

const hasAuthority = (secret: Resource) => has(secret, 'ca.crt') || has(secret, 'cacert');

function has({ object }: Resource, key: string): boolean {
  const { data, stringData } = object as { readonly data?: Record<string, unknown>; readonly stringData?: Record<string, unknown> };
  return !!data?.[key] || !!stringData?.[key];
}

/** 'namespace/name' of a Secret as a server names it. */
function keyOf(name: string, namespace: string): string {
  const path = name.replace(/^[a-z-]+:\/\//, '');
  return path.includes('/') ? path : `${namespace}/${path}`;
}
