import { invalid, show } from '../../core/private/errors';
import type { BackendTLSPolicyTargetRefs } from '../../schema/gateway.networking.k8s.io.generated';
import { listAtMost } from './checks';

/** The targets of a policy, with one more. */
export function withTarget(targets: readonly BackendTLSPolicyTargetRefs[], added: BackendTLSPolicyTargetRefs): BackendTLSPolicyTargetRefs[] {
  const same = targets.filter(({ group, kind, name }) => group === added.group && kind === added.kind && name === added.name);
  for (const { sectionName } of same) {
    if (sectionName === undefined || added.sectionName === undefined || sectionName === added.sectionName) {
      throw invalid(`targets have the ${added.kind} ${show(added.name)} twice, which is allowed only with another portName for each; drop one`);
    }
  }
  const all = [...targets, added];
  listAtMost('targets', all, 16);
  return all;
}
