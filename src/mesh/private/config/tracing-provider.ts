import { duration, integer, notEmpty, unsigned } from '../../../core/private/checks';
import { invalid } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type {
  MeshConfigExtensionProvidersDatadog as DatadogSpec,
  MeshConfigExtensionProvidersOpentelemetry as OpenTelemetrySpec,
  MeshConfigExtensionProvidersOpentelemetryDynatraceSampler as SamplerSpec,
  MeshConfigExtensionProvidersZipkin as ZipkinSpec,
} from '../../../schema/mesh.generated';
import { ProviderServiceOptions } from '../../config/provider-service';
import { DatadogOptions, DynatraceApi, DynatraceSampler, OpenTelemetryOptions, ZipkinOptions } from '../../config/tracing-provider';
import { absolutePath, grpcSpec, headersSpec, httpSpec, providerServiceSpec } from './provider-service';

type Without<Options> = Omit<Options, keyof ProviderServiceOptions>;

const maxTagLength = (value: number) => unsigned('maxTagLength', value, 1);

export function zipkinSpec({ service, serviceNamespace, port, ...options }: ZipkinOptions): ZipkinSpec {
  return {
    ...providerServiceSpec({ service, serviceNamespace, port }),
    ...render<Without<ZipkinOptions>, ZipkinSpec>(options, {
      maxTagLength,
      path: (path) => absolutePath('path of a provider', path),
      timeout: (value) => duration('timeout of a provider', value),
      headers: headersSpec,
    }),
  };
}

export function datadogSpec({ service, serviceNamespace, port, ...options }: DatadogOptions): DatadogSpec {
  return {
    ...providerServiceSpec({ service, serviceNamespace, port }),
    ...render<Without<DatadogOptions>, DatadogSpec>(options, { maxTagLength }),
  };
}

export function openTelemetrySpec({ service, serviceNamespace, port, exporter, ...options }: OpenTelemetryOptions): OpenTelemetrySpec {
  if (options.dynatraceSampler && !options.dynatraceSampler.httpService && !exporter?._http) {
    throw invalid('dynatraceSampler asks where spans are sent, which is not by HTTP; give it an httpService, or the provider OtlpExporter.http');
  }
  return {
    ...providerServiceSpec({ service, serviceNamespace, port }),
    ...exporter?._http && { http: httpSpec(exporter._http) },
    ...exporter?._grpc && { grpc: grpcSpec(exporter._grpc) },
    ...render<Without<Omit<OpenTelemetryOptions, 'exporter'>>, OpenTelemetrySpec>(options, {
      maxTagLength,
      resourceDetectors: (detectors) => Object.fromEntries(detectors.map((detector) => [detector, {}])),
      dynatraceSampler: samplerSpec,
    }),
  };
}

function samplerSpec(sampler: DynatraceSampler): SamplerSpec {
  return render<DynatraceSampler, SamplerSpec>(sampler, {
    tenant: (tenant) => notEmpty('tenant of a dynatraceSampler', tenant),
    clusterId: (id) => integer('clusterId of a dynatraceSampler', id, -(2 ** 31)),
    rootSpansPerMinute: (spans) => unsigned('rootSpansPerMinute', spans, 1),
    httpService: ({ http, ...service }: DynatraceApi) => ({ ...providerServiceSpec(service), http: httpSpec(http) }),
  });
}
