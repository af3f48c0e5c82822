import {
  GatewayListenersTls, GatewayListenersTlsCertificateRefs as CertificateRef, GatewayTlsFrontend, GatewayTlsFrontendDefaultValidation as Validation,
} from '../../schema/gateway.networking.k8s.io.generated';
import { GatewayServersTls } from '../../schema/networking.istio.io.generated';
import { Credentials, OF_CONFIG_MAP, OF_GATEWAY_API } from '../tls/credential';
import { Grants, Referring } from './grants';

/** The settings of TLS that Istio makes of those of a listener, or why it makes nothing of the listener. */
export interface ListenerTls {
  readonly tls?: GatewayServersTls;
  readonly refusal?: string;
}

/** What a listener refers to, and who may refer to what. */
export interface TlsContext {
  /** The Gateway or the ListenerSet that has it. */
  readonly owner: Referring;
  /** Whom the Gateway trusts as clients, at any or at certain ports. */
  readonly frontend: GatewayTlsFrontend | undefined;
  readonly grants: Grants;
  readonly credentials: Credentials;
}

type Mode = GatewayServersTls['mode'];

export function listenerTls(given: GatewayListenersTls | undefined, port: number, context: TlsContext): ListenerTls {
  if (!given) return {};
  if (given.mode === 'Passthrough') return { tls: { mode: 'PASSTHROUGH' } };
  const mode = given.options?.[TERMINATE_MODE];
  if (mode === 'ISTIO_SIMPLE') return { tls: { mode: 'SIMPLE', credentialName: 'builtin://' } };
  if (mode === 'ISTIO_MUTUAL') return { tls: { mode: 'ISTIO_MUTUAL' } };
  const { names, refusal } = certificatesOf(given.certificateRefs ?? [], context);
  if (refusal) return { refusal };
  const asked = clientModeOf(mode);
  const { frontend } = context;
  const validation = (frontend?.perPort?.find((one) => one.port === port)?.tls ?? frontend?.default)?.validation;
  const trusted = validation?.caCertificateRefs.length ? trustedOf(validation, asked, context) : { tls: { mode: asked ?? 'SIMPLE' as const } };
  if (!trusted.tls) return trusted;
  return { tls: { ...trusted.tls, ...names.length > 1 ? { credentialNames: [...names] } : { credentialName: names[0] } } };
}

/** An option of Istio. */
const TERMINATE_MODE = 'gateway.istio.io/tls-terminate-mode';

const clientModeOf = (option: string | undefined): Mode => (option === 'MUTUAL' || option === 'OPTIONAL_MUTUAL' ? option : undefined);

const MOST = 2;

/** Names by which the proxy asks for certificates. Of several it is enough that one can be had. */
function certificatesOf(refs: readonly CertificateRef[], context: TlsContext): { readonly names: readonly string[]; readonly refusal?: string } {
  if (refs.length > MOST) return { names: [], refusal: `a listener has ${MOST} certificates at most` };
  const refusals = refs.map((ref) => certificateRefusal(ref, context));
  if (refs.length > 0 && refusals.every((one) => one !== undefined)) return { names: [], refusal: refusals.join(', ') };
  const names = refs.map((ref, index) => (refusals[index] === undefined ? nameOf(ref, context.owner) : ''));
  // Where only one can be had, Istio looks at the first place.
  return { names: refusals.some((one) => one !== undefined) ? names.slice(0, 1) : names };
}

const nameOf = ({ name, namespace }: CertificateRef, owner: Referring) => `${OF_GATEWAY_API}${namespace ?? owner.namespace}/${name}`;

function certificateRefusal(ref: CertificateRef, { owner, grants, credentials }: TlsContext): string | undefined {
  const { group = '', kind = 'Secret', name, namespace = owner.namespace } = ref;
  if (group !== '' || kind !== 'Secret') return `its certificate is a ${kind}, not a Secret`;
  if (!grants.permits(owner, { group, kind, namespace, name })) return `no ReferenceGrant lets it have Secret '${namespace}/${name}'`;
  return credentials.of({ mode: 'SIMPLE', credentialName: nameOf(ref, owner) }, owner.namespace).failure;
}

/** How clients are asked for certificates of those whom the Gateway trusts. */
function trustedOf({ caCertificateRefs, mode }: Validation, asked: Mode, { owner, grants, credentials }: TlsContext): ListenerTls {
  const [{ group, kind, name, namespace = owner.namespace }, ...others] = caCertificateRefs;
  if (others.length > 0) return { refusal: 'a Gateway trusts clients by one reference, not by several' };
  if (group !== '' || (kind !== 'Secret' && kind !== 'ConfigMap')) return { refusal: `whom it trusts as clients is a ${kind}, not a Secret or a ConfigMap` };
  const resource = `${name}-cacert`;
  // Istio asks for permission by the name under which proxies have it.
  if (!grants.permits(owner, { group, kind, namespace, name: resource })) return { refusal: `no ReferenceGrant lets it have '${resource}' of ${kind} '${namespace}/${name}'` };
  const { failure } = credentials.authority(`${namespace}/${name}`, kind);
  if (failure) return { refusal: failure };
  const caCertCredentialName = `${kind === 'Secret' ? OF_GATEWAY_API : OF_CONFIG_MAP}${namespace}/${resource}`;
  return { tls: { mode: asked ?? (mode === 'AllowInsecureFallback' ? 'OPTIONAL_MUTUAL' : 'MUTUAL'), caCertCredentialName } };
}
