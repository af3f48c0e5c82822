import { MeshResource } from '../../core';
import { nonEmpty, port, unique } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { GatewayTlsFrontend, GatewayTlsFrontendDefaultValidation, GatewayTls as GatewayTlsSpec } from '../../schema/gateway.networking.k8s.io.generated';
import { FrontendValidation, GatewayTls, PortFrontendValidation } from '../gateway-tls';
import { listAtMost } from './checks';
import { ObjectSpec, objectSpec } from './object-spec';

/** The `tls` field of a Gateway. */
export function gatewayTlsSpec({ frontendValidation, perPort, backendClientCertificate }: GatewayTls, owner: MeshResource): GatewayTlsSpec {
  if (!frontendValidation && !perPort && !backendClientCertificate) {
    throw invalid('tls of a gateway says nothing; give it frontendValidation, perPort or backendClientCertificate, or leave it out');
  }
  return {
    backend: backendClientCertificate && { clientCertificateRef: backendClientCertificate._toSpec(owner) },
    frontend: frontendValidation || perPort ? frontendSpec(frontendValidation, perPort, owner) : undefined,
  };
}

function frontendSpec(
  everywhere: FrontendValidation | undefined,
  perPort: PortFrontendValidation[] | undefined,
  owner: MeshResource,
): GatewayTlsFrontend {
  if (perPort) {
    listAtMost('perPort of the tls of a gateway', nonEmpty('perPort of the tls of a gateway', perPort), 64);
    unique('perPort of the tls of a gateway', perPort.map((one) => String(one.port)));
  }
  const configSpec = (validation?: FrontendValidation) => ({ validation: validation && validationSpec(validation, owner) });
  return {
    default: configSpec(everywhere),
    perPort: perPort?.map((one) => ({ port: port('port in the tls of a gateway', one.port), tls: configSpec(one.validation) })),
  };
}

function validationSpec({ caCertificate, mode }: FrontendValidation, owner: MeshResource): GatewayTlsFrontendDefaultValidation {
  return { caCertificateRefs: [caCertificate._toSpec(owner)], mode };
}

/** The certificates that the `tls` field of a Gateway refers to. */
export function tlsReferences({ backend, frontend }: GatewayTlsSpec): ObjectSpec[] {
  const configs = frontend ? [frontend.default, ...frontend.perPort?.map(({ tls }) => tls) ?? []] : [];
  return [
    ...backend?.clientCertificateRef ? [objectSpec('Secret', backend.clientCertificateRef)] : [],
    ...configs.flatMap(({ validation }) => validation?.caCertificateRefs ?? []),
  ];
}
