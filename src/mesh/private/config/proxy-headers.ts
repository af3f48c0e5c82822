import { render } from '../../../core/private/render';
import type { MeshConfigDefaultConfigProxyHeaders as HeadersSpec } from '../../../schema/mesh.generated';
import { ProxyHeaders } from '../../config/proxy-headers';

type Named = Omit<ProxyHeaders, 'metadataExchangeInMeshOnly'>;

const unlessDisabled = (added: boolean) => ({ disabled: !added });
const ifEnabled = (added: boolean) => ({ enabled: added });

/** The `proxyHeaders` field of the proxies' configuration. */
export function proxyHeadersSpec({ metadataExchangeInMeshOnly: inMeshOnly, ...headers }: ProxyHeaders): HeadersSpec {
  return {
    ...inMeshOnly !== undefined && { metadataExchangeHeaders: { mode: inMeshOnly ? 'IN_MESH' : 'UNDEFINED' } },
    ...render<Named, HeadersSpec>(headers, {
      requestId: unlessDisabled,
      server: (header) => header._toSpec(),
      attemptCount: unlessDisabled,
      envoyDebugHeaders: unlessDisabled,
      xForwardedHost: ifEnabled,
      xForwardedPort: ifEnabled,
    }),
  };
}
