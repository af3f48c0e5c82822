import { percentage, unsigned } from '../../../core/private/checks';
import { render } from '../../../core/private/render';
import type { MeshConfigDefaultConfigTracing as TracingSpec } from '../../../schema/mesh.generated';
import { MeshTracing } from '../../config/tracing';
import { named } from './names';
import { startingTlsSpec } from './tls';

/** The `tracing` field of the proxies' configuration. */
export function tracingSpec({ tracer, ...tracing }: MeshTracing): TracingSpec {
  return {
    ...tracer?._toSpec(),
    ...render<Omit<MeshTracing, 'tracer'>, TracingSpec>(tracing, {
      customTags: (tags) => Object.fromEntries(Object.entries(named('customTags', tags)).map(([name, tag]) => [name, tag._toSpec()])),
      maxPathTagLength: (length) => unsigned('maxPathTagLength', length, 1),
      sampling: (percent) => percentage('sampling of the proxies\' tracing', percent),
      tlsSettings: (tls) => startingTlsSpec('tracing', tls),
    }),
  };
}
