import { Resource, titleOf } from '../../model/resource';
import { BackendTLSPolicySpec, BackendTLSPolicyTargetRefs as TargetRef } from '../../schema/gateway.networking.k8s.io.generated';
import { Config, configsOf, metadataOf } from '../config/config';
import { Service, ServicePort } from '../registry/service';
import { GATEWAY_API } from './gateway';

/** By which Istio is told to leave a policy alone. */
const IGNORED = 'istio.io/ignore-policy-attachment';

/** Tells to what proxies speak TLS because a BackendTLSPolicy says so. Whether that is understood no manifest tells. */
export class BackendTls {
  private readonly policies: readonly Config<BackendTLSPolicySpec>[];

  public constructor(resources: readonly Resource[]) {
    this.policies = configsOf<BackendTLSPolicySpec>(resources, GATEWAY_API, 'BackendTLSPolicy')
      .filter(({ resource }) => metadataOf(resource).annotations?.[IGNORED]?.toLowerCase() !== 'true');
  }

  /** Why it is not sure that a port of a service answers. What is for the port alone comes before what is for all. */
  public doubtOf(service: Service, port: ServicePort): string | undefined {
    if (this.policies.length === 0) return undefined;
    const found = [port.name, undefined].map((section) => this.policies.find((one) => isFor(one, service, section))).find((one) => one !== undefined);
    return found && `${titleOf(found.resource)} has TLS spoken to '${service.host}', which may know no TLS, or have no certificate for '${found.spec.validation.hostname}'`;
  }
}

const isFor = ({ namespace, spec }: Config<BackendTLSPolicySpec>, { resource }: Service, section: string | undefined) =>
  namespace === resource.namespace && spec.targetRefs.some((one) => names(one, resource) && one.sectionName === section);

const names = ({ group, kind, name }: TargetRef, resource: Resource) => group === resource.group && kind === resource.kind && name === resource.name;
