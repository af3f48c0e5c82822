import { render } from '../../../core/private/render';
import type {
  MeshConfigExtensionProvidersEnvoyFileAccessLog as FileSpec,
  MeshConfigExtensionProvidersEnvoyHttpAls as HttpAlsSpec,
  MeshConfigExtensionProvidersEnvoyOtelAls as OtelAlsSpec,
  MeshConfigExtensionProvidersEnvoyOtelAlsLogFormat as OtelFormatSpec,
  MeshConfigExtensionProvidersEnvoyTcpAls as TcpAlsSpec,
} from '../../../schema/mesh.generated';
import { EnvoyFileAccessLogOptions, EnvoyHttpAlsOptions, EnvoyOtelAlsOptions, EnvoyTcpAlsOptions, OtelLogFormat } from '../../config/access-log-provider';
import { ProviderServiceOptions } from '../../config/provider-service';
import { providerServiceSpec } from './provider-service';

type Without<Options> = Omit<Options, keyof ProviderServiceOptions>;

export function fileAccessLogSpec(options: EnvoyFileAccessLogOptions): FileSpec {
  return render<EnvoyFileAccessLogOptions, FileSpec>(options, { logFormat: (format) => format._toSpec() });
}

export function httpAlsSpec({ service, serviceNamespace, port, ...options }: EnvoyHttpAlsOptions): HttpAlsSpec {
  return { ...providerServiceSpec({ service, serviceNamespace, port }), ...render<Without<EnvoyHttpAlsOptions>, HttpAlsSpec>(options, {}) };
}

export function tcpAlsSpec({ service, serviceNamespace, port, ...options }: EnvoyTcpAlsOptions): TcpAlsSpec {
  return { ...providerServiceSpec({ service, serviceNamespace, port }), ...render<Without<EnvoyTcpAlsOptions>, TcpAlsSpec>(options, {}) };
}

export function otelAlsSpec({ service, serviceNamespace, port, ...options }: EnvoyOtelAlsOptions): OtelAlsSpec {
  return {
    ...providerServiceSpec({ service, serviceNamespace, port }),
    ...render<Without<EnvoyOtelAlsOptions>, OtelAlsSpec>(options, { logFormat: (format) => render<OtelLogFormat, OtelFormatSpec>(format, {}) }),
  };
}
