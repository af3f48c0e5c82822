import { ObjectPath } from '../../model/resource';
import type { PeerAuthenticationSpec } from '../../schema/security.istio.io.generated';

/** Where a PeerAuthentication turns mutual TLS off. */
export function placesOfDisable({ mtls, portLevelMtls = {} }: PeerAuthenticationSpec): ObjectPath[] {
  const modes: ReadonlyArray<{ readonly mode?: string; readonly path: ObjectPath }> = [
    { mode: mtls?.mode, path: ['spec', 'mtls', 'mode'] },
    ...Object.entries(portLevelMtls).map(([port, { mode }]) => ({ mode, path: ['spec', 'portLevelMtls', port, 'mode'] })),
  ];
  return modes.filter(({ mode }) => mode === 'DISABLE').map(({ path }) => path);
}
