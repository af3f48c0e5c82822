import { isIP } from 'node:net';
import { Host } from '../../../core';
import { nonEmpty } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type {
  MeshConfigServiceEntryVisibility as VisibilitySpec,
  MeshConfigServiceScopeConfigs as ScopeSpec,
  MeshConfigServiceSettings as SettingsSpec,
} from '../../../schema/mesh.generated';
import { ServiceEntryVisibility, ServiceScopeConfig, ServiceSettings } from '../../config/service-scope';
import { labelSelectorSpec } from './label-selector';

export function serviceSettingsSpec({ clusterLocal, hosts }: ServiceSettings): SettingsSpec {
  return { settings: { clusterLocal }, hosts: nonEmpty('hosts of serviceSettings', hosts).map(hostSpec) };
}

function hostSpec({ name }: Host): string {
  if (isIP(name) !== 0) throw invalid(`serviceSettings are for services by their names, got the address ${show(name)}`);
  return name;
}

export function serviceScopeSpec(config: ServiceScopeConfig): ScopeSpec {
  return render<ServiceScopeConfig, ScopeSpec>(config, {
    namespaceSelector: (selector) => labelSelectorSpec('namespaceSelector of serviceScopeConfigs', selector),
    servicesSelector: (selector) => labelSelectorSpec('servicesSelector of serviceScopeConfigs', selector),
  });
}

export function serviceEntryVisibilitySpec(visibility: ServiceEntryVisibility): VisibilitySpec {
  return render<ServiceEntryVisibility, VisibilitySpec>(visibility, {
    policies: (list) => list.map((policy) => ({
      visibility: policy.visibility,
      matchingRules: nonEmpty('namespaceSelectors of serviceEntryVisibility', policy.namespaceSelectors)
        .map((selector) => ({ namespaceSelector: labelSelectorSpec('namespaceSelectors of serviceEntryVisibility', selector) })),
    })),
  });
}
