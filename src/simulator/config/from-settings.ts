import { field, textOf } from '../../model/loose';
import { MeshSettings } from '../../model/mesh-settings';
import { MeshOptions } from './mesh-options';

const EXPORTS = ['defaultServiceExportTo', 'defaultVirtualServiceExportTo', 'defaultDestinationRuleExportTo'] as const;

/** What of a mesh configuration decides where requests go. */
export function meshOptionsOf(settings: MeshSettings): MeshOptions {
  const rootNamespace = textOf(settings.rootNamespace);
  const exports = EXPORTS.filter((name) => Array.isArray(settings[name])).map((name) => [name, settings[name]]);
  return {
    ...rootNamespace && { rootNamespace },
    ...field(settings, 'outboundTrafficPolicy', 'mode') === 'REGISTRY_ONLY' && { outboundTrafficPolicy: 'REGISTRY_ONLY' },
    ...Object.fromEntries(exports),
  };
}
