import { Resource } from '../../model/resource';
import { ReferenceGrantSpec } from '../../schema/gateway.networking.k8s.io.generated';
import { Config, configsOf } from '../config/config';
import { GATEWAY_API } from './gateway';

/** What refers to something of another namespace. */
export interface Referring {
  readonly kind: string;
  readonly namespace: string;
}

/** What it refers to. */
export interface Referred {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Tells what ReferenceGrants permit. */
export class Grants {
  private readonly all: readonly Config<ReferenceGrantSpec>[];

  public constructor(resources: readonly Resource[]) {
    this.all = configsOf<ReferenceGrantSpec>(resources, GATEWAY_API, 'ReferenceGrant');
  }

  /** What is of the same namespace needs no permission. */
  public permits({ kind, namespace }: Referring, to: Referred): boolean {
    return to.namespace === namespace || this.all.some(({ namespace: own, spec }) => own === to.namespace
      && spec.from.some((one) => one.group === GATEWAY_API && one.kind === kind && one.namespace === namespace)
      && spec.to.some((one) => one.group === to.group && one.kind === to.kind && (one.name ?? to.name) === to.name));
  }
}
