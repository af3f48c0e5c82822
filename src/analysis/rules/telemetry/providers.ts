import { field, listOf, textOf } from '../../../model/loose';
import { Rule } from '../../rule';

/** Access logs go to a provider, and traces to one that has a future. */
export const providers: Rule = {
  id: 'telemetry/providers',
  codes: ['IST0002', 'IST0157'],
  *check(mesh) {
    const hasDefault = listOf(field(mesh.settings, 'defaultProviders', 'accessLogging')).length > 0;
    const lightstep = new Set(listOf(field(mesh.settings, 'extensionProviders'))
      .filter((provider) => field(provider, 'lightstep') !== undefined)
      .map((provider) => textOf(field(provider, 'name'))));
    for (const resource of mesh.istio('Telemetry')) {
      const { accessLogging = [], tracing = [] } = resource.spec;
      for (const [index, { disabled, providers: named = [] }] of accessLogging.entries()) {
        if (hasDefault || disabled || named.length > 0) continue;
        const message = 'logs to no provider: name one, or set a default one in the mesh configuration';
        yield { code: 'IST0157', message, resource, path: ['spec', 'accessLogging', index] };
      }
      for (const [index, { providers: named = [] }] of tracing.entries()) {
        for (const [at, { name }] of named.entries()) {
          if (!lightstep.has(name)) continue;
          const message = `the provider '${name}' is of Lightstep, which is deprecated; use one of OpenTelemetry`;
          yield { code: 'IST0002', message, resource, path: ['spec', 'tracing', index, 'providers', at, 'name'] };
        }
      }
    }
  },
};
