import { nonEmpty, unique } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import type { MeshConfigDefaultProviders as DefaultsSpec, MeshConfigExtensionProviders as ProviderSpec } from '../../../schema/mesh.generated';
import { DefaultProviders } from '../../config/default-providers';

/** What istiod has without any configuration. */
const BUILT_IN: ProviderSpec[] = [{ name: 'prometheus', prometheus: {} }, { name: 'envoy', envoyFileAccessLog: {} }];

/** What is a provider of what. Istiod passes over any other. */
const KINDS: Record<keyof DefaultProviders, Array<keyof ProviderSpec>> = {
  tracing: ['zipkin', 'datadog', 'skywalking', 'opentelemetry'],
  metrics: ['prometheus'],
  accessLogging: ['envoyFileAccessLog', 'envoyHttpAls', 'envoyTcpAls', 'envoyOtelAls'],
};

/** The `defaultProviders` field, whose names must be those of providers of the right kind. */
export function defaultProvidersSpec(defaults: DefaultProviders, configured: ProviderSpec[]): DefaultsSpec {
  const provided = [...configured, ...BUILT_IN];
  const spec: DefaultsSpec = {};
  for (const use of Object.keys(KINDS) as Array<keyof DefaultProviders>) {
    const names = defaults[use];
    if (!names) continue;
    unique(`${use} of defaultProviders`, nonEmpty(`${use} of defaultProviders`, names));
    for (const name of names) check(use, name, provided);
    spec[use] = [...names];
  }
  return spec;
}

function check(use: keyof DefaultProviders, name: string, provided: ProviderSpec[]) {
  const provider = provided.find((one) => one.name === name);
  const fitting = provided.filter((one) => KINDS[use].some((kind) => one[kind]));
  if (!provider || !fitting.includes(provider)) {
    const others = [...new Set(fitting.map((one) => show(one.name)))].join(', ') || 'none';
    throw invalid(`${use} of defaultProviders names ${show(name)}, which is ${provider ? 'of another kind' : 'no extension provider'}; those for ${use} are ${others}`);
  }
}
