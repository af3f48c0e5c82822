import { ObjectPath } from '../../../model/resource';
import type {
  AuthorizationPolicyRulesFromSource, AuthorizationPolicyRulesToOperation, AuthorizationPolicySpec,
} from '../../../schema/security.istio.io.generated';

export interface PolicyValue {
  readonly field: string;
  readonly value: string;
  readonly path: ObjectPath;
}

/** The texts in some fields of the sources or the operations of a policy, with its place. */
export function valuesOf(spec: AuthorizationPolicySpec, part: 'source', fields: ReadonlyArray<keyof AuthorizationPolicyRulesFromSource>): PolicyValue[];
export function valuesOf(spec: AuthorizationPolicySpec, part: 'operation', fields: ReadonlyArray<keyof AuthorizationPolicyRulesToOperation>): PolicyValue[];
export function valuesOf({ rules = [] }: AuthorizationPolicySpec, part: 'source' | 'operation', fields: readonly string[]): PolicyValue[] {
  const list = part === 'source' ? 'from' : 'to';
  return rules.flatMap((rule, index) => (rule[list] ?? []).flatMap((entry, at) => {
    const values = (entry as Readonly<Record<string, Readonly<Record<string, string[]>> | undefined>>)[part] ?? {};
    return fields.flatMap((field) => (values[field] ?? []).map((value, position) =>
      ({ field, value, path: ['spec', 'rules', index, list, at, part, field, position] })));
  }));
}
