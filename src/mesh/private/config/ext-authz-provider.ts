import { duration, headerName, unsigned } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type {
  MeshConfigExtensionProvidersEnvoyExtAuthzGrpc as GrpcSpec,
  MeshConfigExtensionProvidersEnvoyExtAuthzGrpcIncludeRequestBodyInCheck as BodySpec,
  MeshConfigExtensionProvidersEnvoyExtAuthzHttp as HttpSpec,
} from '../../../schema/mesh.generated';
import { EnvoyExtAuthzGrpcOptions, EnvoyExtAuthzHttpOptions, ExtAuthzGrpcBody, ExtAuthzOptions } from '../../config/ext-authz-provider';
import { ProviderServiceOptions } from '../../config/provider-service';
import { absolutePath, providerServiceSpec } from './provider-service';

type Without<Options> = Omit<Options, keyof ProviderServiceOptions>;

/** The statuses that Envoy knows; with any other istiod takes the provider for invalid. */
const STATUSES = [
  [100, 100], [200, 208], [226, 226], [300, 305], [307, 308], [400, 417], [421, 424], [426, 426], [428, 429], [431, 431], [500, 508], [510, 511],
];

const shared = {
  timeout: (value: NonNullable<ExtAuthzOptions['timeout']>) => duration('timeout of an authorizer', value),
  statusOnError: (status: number) => {
    if (!STATUSES.some(([first, last]) => first <= status && status <= last) || !Number.isInteger(status)) {
      throw invalid(`statusOnError must be a registered HTTP status such as 503, got ${show(status)}`);
    }
    return String(status);
  },
  includeRequestBodyInCheck: (body: ExtAuthzGrpcBody) => render<ExtAuthzGrpcBody, BodySpec>(body, {
    maxRequestBytes: (bytes) => unsigned('maxRequestBytes', bytes, 1),
  }),
};

export function extAuthzHttpSpec({ service, serviceNamespace, port, ...options }: EnvoyExtAuthzHttpOptions): HttpSpec {
  return {
    ...providerServiceSpec({ service, serviceNamespace, port }),
    ...render<Without<EnvoyExtAuthzHttpOptions>, HttpSpec>(options, {
      ...shared,
      pathPrefix: (path) => absolutePath('pathPrefix', path),
      includeRequestHeadersInCheck: names('includeRequestHeadersInCheck'),
      includeAdditionalHeadersInCheck: (headers) => {
        Object.keys(headers).forEach((name) => headerName('name of a header in includeAdditionalHeadersInCheck', name));
        return { ...headers };
      },
      headersToUpstreamOnAllow: names('headersToUpstreamOnAllow'),
      headersToDownstreamOnDeny: names('headersToDownstreamOnDeny'),
      headersToDownstreamOnAllow: names('headersToDownstreamOnAllow'),
    }),
  };
}

export function extAuthzGrpcSpec({ service, serviceNamespace, port, ...options }: EnvoyExtAuthzGrpcOptions): GrpcSpec {
  return {
    ...providerServiceSpec({ service, serviceNamespace, port }),
    ...render<Without<EnvoyExtAuthzGrpcOptions>, GrpcSpec>(options, shared),
  };
}

/** Names of headers, whose first or last character may be a wildcard. */
const names = (what: string) => (list: string[]) => list.map((name) => {
  const text = name.startsWith('*') ? name.slice(1) : name.replace(/\*$/, '');
  if (!text || text.includes('*')) {
    throw invalid(`${what} has ${show(name)}; a name of a header may have '*' as its first or its last character, beside others`);
  }
  headerName(`name of a header in ${what}`, text);
  return name;
});
