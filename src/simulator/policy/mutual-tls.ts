import { Labels, selects } from '../../model/match/labels';
import { PeerAuthenticationSpec } from '../../schema/security.istio.io.generated';
import { Config, titleOfConfig } from '../config/config';

export type TlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** What a proxy takes at a port. */
export interface Taken {
  readonly mode: TlsMode;
  /** The PeerAuthentication that says so, if one does. */
  readonly by?: string;
}

/** What the proxy of a workload takes. */
export interface MutualTls extends Taken {
  /** By port of the workload. */
  readonly ofPort: ReadonlyMap<number, Taken>;
}

export const takenAt = (all: MutualTls, port: number): Taken => all.ofPort.get(port) ?? all;

type PeerAuthentication = Config<PeerAuthenticationSpec>;

/** Finds what workloads take: their own PeerAuthentication says it, else that of their namespace, else that of the mesh. */
export class PeerAuthentications {
  /** @param all the oldest first */
  public constructor(private readonly all: readonly PeerAuthentication[], private readonly rootNamespace: string) {}

  public of(namespace: string, labels: Labels): MutualTls {
    const own = namespace === this.rootNamespace ? undefined
      : this.all.find((one) => one.namespace === namespace && hasSelector(one) && selects(one.spec.selector!.matchLabels!, labels));
    const levels = [this.wide(this.rootNamespace), ...namespace === this.rootNamespace ? [] : [this.wide(namespace)], own];
    const taken = levels.reduce((known, one) => (one && said(one, one.spec.mtls)) ?? known, USUAL);
    const ofPort = Object.entries(own?.spec.portLevelMtls ?? {}).map(([port, mtls]) => [Number(port), said(own!, mtls) ?? taken] as const);
    return { ofPort: new Map(ofPort), ...taken };
  }

  /** What callers take for the mode of a whole namespace. */
  public ofNamespace(namespace: string): TlsMode {
    return modeOf(this.wide(namespace)?.spec.mtls) ?? modeOf(this.wide(this.rootNamespace)?.spec.mtls) ?? 'PERMISSIVE';
  }

  private wide(namespace: string): PeerAuthentication | undefined {
    return this.all.find((one) => one.namespace === namespace && !hasSelector(one));
  }
}

const hasSelector = ({ spec }: PeerAuthentication) => Object.keys(spec.selector?.matchLabels ?? {}).length > 0;

const USUAL: Taken = { mode: 'PERMISSIVE' };

function said(config: PeerAuthentication, mtls: PeerAuthenticationSpec['mtls']): Taken | undefined {
  const mode = modeOf(mtls);
  return mode && { mode, by: titleOfConfig(config) };
}

function modeOf(mtls: PeerAuthenticationSpec['mtls']): TlsMode | undefined {
  return mtls?.mode === undefined || mtls.mode === 'UNSET' ? undefined : mtls.mode;
}
