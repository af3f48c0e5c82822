import { isIP } from 'node:net';
import { Host } from '../../../core';
import { dnsLabel, duration, port } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type {
  MeshConfigExtensionProvidersOpentelemetryGrpc as GrpcSpec,
  MeshConfigExtensionProvidersOpentelemetryHttp as HttpSpec,
} from '../../../schema/mesh.generated';
import { ProviderGrpcOptions, ProviderHeader, ProviderHttpOptions, ProviderServiceOptions } from '../../config/provider-service';

/** The fields `service` and `port` of a provider. */
export function providerServiceSpec({ service, serviceNamespace, port: number }: ProviderServiceOptions): { service: string; port: number } {
  return { service: serviceSpec(service, serviceNamespace), port: port('port of a provider', number) };
}

function serviceSpec({ name }: Host, namespace: string | undefined): string {
  if (name.includes('*')) throw invalid(`service of a provider cannot have a wildcard, got ${show(name)}`);
  if (namespace === undefined) return name;
  if (isIP(name) !== 0) throw invalid(`service of a provider is the address ${show(name)}, which is in no namespace; drop serviceNamespace`);
  return `${dnsLabel('serviceNamespace of a provider', namespace)}/${name}`;
}

export function absolutePath(what: string, path: string): string {
  if (!path.startsWith('/')) throw invalid(`${what} must begin with '/', got ${show(path)}`);
  return path;
}

export const headersSpec = (headers: ProviderHeader[]) => headers.map((header) => header._toSpec());

export function httpSpec(options: ProviderHttpOptions): HttpSpec {
  return render<ProviderHttpOptions, HttpSpec>(options, {
    path: (path) => absolutePath('path of a provider', path),
    timeout: (value) => duration('timeout of a provider', value),
    headers: headersSpec,
  });
}

export function grpcSpec(options: ProviderGrpcOptions): GrpcSpec {
  return render<ProviderGrpcOptions, GrpcSpec>(options, {
    timeout: (value) => duration('timeout of a provider', value),
    initialMetadata: headersSpec,
  });
}
