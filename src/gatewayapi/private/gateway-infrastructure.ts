import { dnsSubdomain, labels } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { GatewayInfrastructure as InfrastructureSpec } from '../../schema/gateway.networking.k8s.io.generated';
import { GatewayInfrastructure } from '../gateway-infrastructure';
import { atMost } from './checks';

/** The `infrastructure` field of a Gateway. */
export function infrastructureSpec(infrastructure: GatewayInfrastructure): InfrastructureSpec {
  const { parametersConfigMap: configMap } = infrastructure;
  return {
    labels: infrastructure.labels && labels('infrastructure of a gateway', entriesAtMost('labels', infrastructure.labels, 8)),
    annotations: infrastructure.annotations && annotations(entriesAtMost('annotations', infrastructure.annotations, 16)),
    parametersRef: configMap === undefined ? undefined : { group: '', kind: 'ConfigMap', name: dnsSubdomain('parametersConfigMap of a gateway', configMap) },
  };
}

function entriesAtMost(what: string, entries: Record<string, string>, max: number): Record<string, string> {
  const { length } = Object.keys(entries);
  if (length > max) throw invalid(`${what} in the infrastructure of a gateway must be at most ${max}, got ${length}`);
  return entries;
}

function annotations(entries: Record<string, string>): Record<string, string> {
  Object.keys(entries).forEach((key) => labels('infrastructure of a gateway', { [key]: '' }));
  Object.entries(entries).forEach(([key, value]) => atMost(`annotation '${key}' in the infrastructure of a gateway`, value, 4096));
  return { ...entries };
}
