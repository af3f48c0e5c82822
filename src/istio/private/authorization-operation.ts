import { port } from '../../core/private/checks';
import { render } from '../../core/private/render';
import type { AuthorizationPolicyRulesToOperation as OperationSpec } from '../../schema/security.istio.io.generated';
import { AuthorizationOperation } from '../authorization-operation';
import { authority, Check, each, method, notNothing, path } from './authorization-values';

/** The `operation` of an authorization rule. */
export function operationSpec(operation: AuthorizationOperation): OperationSpec {
  const of = (field: string, check: Check<string>) => each(`${field} of an operation`, check);
  const ports = (field: string) => each(`${field} of an operation`, (what: string, value: number) => String(port(what, value)));
  return notNothing('an operation', render<AuthorizationOperation, OperationSpec>(operation, {
    hosts: of('hosts', authority),
    notHosts: of('notHosts', authority),
    ports: ports('ports'),
    notPorts: ports('notPorts'),
    methods: of('methods', method),
    notMethods: of('notMethods', method),
    paths: of('paths', path),
    notPaths: of('notPaths', path),
  }));
}
