import { field, textOf } from './loose';
import { textsOf } from './match/labels';
import { GATEWAY_API, Mesh } from './mesh';
import { Resource } from './resource';

/** By which the pods of a Gateway run as another than that of its name. */
const OF_GATEWAY = 'gateway.istio.io/service-account';
const NAME_OF_GATEWAY = 'gateway.istio.io/name-override';

/** The service accounts of a mesh: those given, and those as which something runs. */
export class ServiceAccounts {
  private readonly names = new Set<string>();
  private readonly namespaces = new Set<string>();

  public constructor(mesh: Mesh) {
    for (const { namespace, name } of mesh.of('', 'ServiceAccount')) this.add(namespace, name);
    for (const { namespace, spec } of mesh.pods.all) this.add(namespace, textOf(field(spec, 'serviceAccountName') ?? field(spec, 'serviceAccount')));
    for (const { namespace, object } of mesh.of('networking.istio.io', 'WorkloadEntry')) this.add(namespace, textOf(field(object, 'spec', 'serviceAccount')));
    for (const gateway of mesh.of(GATEWAY_API, 'Gateway')) {
      for (const name of accountsOfGateway(gateway)) this.add(gateway.namespace, name);
    }
  }

  /** Whether one is there, or nothing is known of its namespace. */
  public mayHave(namespace: string, name: string): boolean {
    return !this.namespaces.has(namespace) || this.names.has(`${namespace}/${name}`);
  }

  private add(namespace: string, name: string): void {
    this.namespaces.add(namespace);
    this.names.add(`${namespace}/default`);
    if (name !== '') this.names.add(`${namespace}/${name}`);
  }
}

/** That which istiod makes for a Gateway: it has the name of a waypoint, and that of its class behind that of another. */
function accountsOfGateway({ name, object }: Resource): readonly string[] {
  const annotations = textsOf(field(object, 'metadata', 'annotations'));
  return [annotations[OF_GATEWAY] ?? '', annotations[NAME_OF_GATEWAY] ?? '', name, `${name}-${textOf(field(object, 'spec', 'gatewayClassName'))}`];
}
