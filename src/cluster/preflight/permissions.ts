import { findGroup } from '../../schema/kinds';
import { Check, failed, note, ok, some } from './check';
import { plural } from './crds';

interface Resource {
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string;
}

const CONFIGURATION = ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io'];

/** What a control plane is made of. */
const inNamespace = (namespace: string): Resource[] => [
  { group: '', resource: 'configmaps', namespace },
  { group: '', resource: 'serviceaccounts', namespace },
  { group: '', resource: 'services', namespace },
  { group: 'apps', resource: 'deployments', namespace },
  { group: 'apps', resource: 'daemonsets', namespace },
  { group: 'autoscaling', resource: 'horizontalpodautoscalers', namespace },
  { group: 'policy', resource: 'poddisruptionbudgets', namespace },
  { group: 'rbac.authorization.k8s.io', resource: 'roles', namespace },
  { group: 'rbac.authorization.k8s.io', resource: 'rolebindings', namespace },
];

const ACROSS: readonly Resource[] = [
  { group: '', resource: 'namespaces' },
  { group: 'admissionregistration.k8s.io', resource: 'mutatingwebhookconfigurations' },
  { group: 'admissionregistration.k8s.io', resource: 'validatingwebhookconfigurations' },
  { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions' },
  { group: 'rbac.authorization.k8s.io', resource: 'clusterroles' },
  { group: 'rbac.authorization.k8s.io', resource: 'clusterrolebindings' },
];

/** Whether the user may create what is synthesized: the configuration of a mesh, and the mesh itself. */
export const permissions: Check = {
  name: 'permissions',
  run: async ({ cluster, namespace }) => {
    const configuration = CONFIGURATION.flatMap((group) => resourcesOf(group, namespace));
    const all = [...configuration, ...inNamespace(namespace), ...ACROSS];
    const allowed = await cluster.mayDo(all.map((attributes) => ({ verb: 'create', ...attributes })));
    const denied = all.filter((_, index) => !allowed[index]);
    if (denied.length === 0) return ok(`you may create all that Istio and its configuration in ${namespace} are made of`);
    const found = `you may not create ${some(denied.map(({ resource }) => resource))} in ${namespace}`;
    if (denied.some((one) => configuration.includes(one))) return failed(found, 'ask for a role with these rights');
    return note(`${found}, which only those need who install Istio`);
  },
};

const resourcesOf = (group: string, namespace: string): Resource[] =>
  [...findGroup(group)!.keys()].map((kind) => ({ group, resource: plural(kind), namespace }));
