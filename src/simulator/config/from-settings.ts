import { field, listOf, textList, textOf } from '../../model/loose';
import { MeshSettings } from '../../model/mesh-settings';
import { Authorizer } from '../policy';
import { MeshOptions } from './mesh-options';

const EXPORTS = ['defaultServiceExportTo', 'defaultVirtualServiceExportTo', 'defaultDestinationRuleExportTo'] as const;

/** What of a mesh configuration decides where requests go. */
export function meshOptionsOf(settings: MeshSettings): MeshOptions {
  const rootNamespace = textOf(settings.rootNamespace);
  const exports = EXPORTS.filter((name) => Array.isArray(settings[name])).map((name) => [name, settings[name]]);
  const trustDomain = textOf(settings.trustDomain);
  const authorizers = listOf(settings.extensionProviders).flatMap(authorizersOf);
  return {
    ...rootNamespace && { rootNamespace },
    ...trustDomain && { trustDomain },
    ...Array.isArray(settings.trustDomainAliases) && { trustDomainAliases: textList(settings.trustDomainAliases) },
    ...settings.enableAutoMtls === false && { enableAutoMtls: false },
    ...authorizers.length > 0 && { authorizers },
    ...field(settings, 'outboundTrafficPolicy', 'mode') === 'REGISTRY_ONLY' && { outboundTrafficPolicy: 'REGISTRY_ONLY' },
    ...Object.fromEntries(exports),
  };
}

/** What of an extension provider can be asked whether a request is allowed. */
function authorizersOf(provider: unknown): Authorizer[] {
  const name = textOf(field(provider, 'name'));
  return (['http', 'grpc'] as const).flatMap((kind) => {
    const found = field(provider, kind === 'http' ? 'envoyExtAuthzHttp' : 'envoyExtAuthzGrpc');
    return name !== '' && found !== undefined ? [{ name, kind, service: textOf(field(found, 'service')) }] : [];
  });
}
