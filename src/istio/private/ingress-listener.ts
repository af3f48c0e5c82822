import { dnsLabel, ipAddress, port } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { SidecarIngress, SidecarIngressTls } from '../../schema/networking.istio.io.generated';
import { IngressListener } from '../ingress-listener';
import { Protocol } from '../protocol';
import { ServerTls } from '../server-tls';
import { connectionPoolSpec } from './connection-pool';
import { isHttp, isTls } from './protocol';

const MODES: ReadonlyArray<string | undefined> = ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'];

/** An entry of the `ingress` of a Sidecar. */
export function ingressListenerSpec(listener: IngressListener): SidecarIngress {
  const { protocol, portName, bind, captureMode, defaultEndpoint, tls, connectionPool } = listener;
  const what = `the ingress listener of port ${listener.port}`;
  if (protocol === Protocol.HTTP_PROXY) throw invalid('Protocol.HTTP_PROXY is only for egress listeners of a Sidecar; use Protocol.HTTP');
  if (tls && !isTls(protocol)) throw invalid(`${what} has tls, but its protocol is not of TLS; use Protocol.HTTPS or Protocol.TLS`);
  if (connectionPool?.http && !isHttp(protocol) && !(tls && protocol === Protocol.HTTPS)) {
    throw invalid(`${what} limits HTTP, but its protocol is not of HTTP, so only limits of tcp would hold; use Protocol.HTTP, or drop connectionPool.http`);
  }
  return {
    port: {
      number: port('port of an ingress listener', listener.port),
      protocol,
      name: portName === undefined ? undefined : dnsLabel(`portName of ${what}`, portName),
    },
    bind: bind === undefined ? undefined : ipAddress(`bind of ${what}`, bind),
    captureMode,
    defaultEndpoint: defaultEndpoint?._toSpec(),
    tls: tls && tlsSpec(what, tls),
    connectionPool: connectionPool && connectionPoolSpec(connectionPool),
  };
}

/** A sidecar reads certificates from its own files, and compares no names. */
function tlsSpec(what: string, tls: ServerTls): SidecarIngressTls {
  const spec = tls._toSpec();
  if (!MODES.includes(spec.mode)) throw invalid(`tls of ${what} must be simple, mutual or optionalMutual, got ${spec.mode}`);
  if (spec.credentialName || spec.credentialNames) throw invalid(`tls of ${what} has a Secret, which sidecars do not read; use ServerCertificate.files`);
  if (spec.tlsCertificates) throw invalid(`tls of ${what} has ${spec.tlsCertificates.length} certificates, but a sidecar shows one; keep one`);
  if (spec.subjectAltNames) throw invalid(`tls of ${what} has subjectAltNames, which a sidecar does not compare; drop them`);
  return spec;
}
