import { ObjectPath } from '../../../model/resource';
import { Rule } from '../../rule';

/** Without mutual TLS nobody is known, and everyone on the way can read along. */
export const mutualTls: Rule = {
  id: 'security/mutual-tls',
  codes: ['CDI0142'],
  *check(mesh) {
    for (const resource of mesh.istio('PeerAuthentication')) {
      const { mtls, portLevelMtls = {} } = resource.spec;
      const modes: Array<{ mode?: string; path: ObjectPath }> = [
        { mode: mtls?.mode, path: ['spec', 'mtls', 'mode'] },
        ...Object.entries(portLevelMtls).map(([port, { mode }]) => ({ mode, path: ['spec', 'portLevelMtls', port, 'mode'] })),
      ];
      for (const { mode, path } of modes) {
        if (mode !== 'DISABLE') continue;
        const message = 'takes no mutual TLS, so that callers are not known to policies and requests can be read; PERMISSIVE takes plain text too';
        yield { code: 'CDI0142', message, resource, path };
      }
    }
  },
};
