import { spawn } from 'node:child_process';
import { Dialogue } from './dialogue';
import { CRDS, program } from './toolchain';

/** Where an object is refused: by its CRD's schema, by a CEL rule of the CRD, or by istiod's webhook. */
export type Layer = 'schema' | 'cel' | 'webhook';

/** What becomes of one object that is applied. Without a layer it is accepted. */
export interface Verdict {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly layer?: Layer;
  readonly message?: string;
  readonly warnings: string[];
}

/** A finding of istioctl's analyzers. */
export interface AnalysisMessage {
  readonly code: string;
  readonly level: string;
  readonly origin: string;
  readonly reference: string;
  readonly message: string;
}

/** What a real control plane says of some manifests. */
export interface Judgement {
  readonly verdicts: Verdict[];
  readonly messages: AnalysisMessage[];

  /** What the analyzers could not read, and so left out. */
  readonly unread?: string;
}

/** Why istiod would not take a mesh configuration, or would drop part of it; empty where it takes all. */
export interface MeshVerdict {
  readonly config: string;
  readonly networks: string;
}

/** Judges manifests as a real API server with the pinned CRDs, a real istiod and a real istioctl would, without a cluster. */
export class Referee {
  /**
   * Starts it, and builds it first where that was not done yet.
   *
   * @param crds folder of the CRDs
   */
  public static async start(crds = CRDS): Promise<Referee> {
    const child = spawn(await program('referee'), ['-crds', crds], { stdio: ['pipe', 'pipe', 'inherit'] });
    return new Referee(new Dialogue('the referee', child));
  }

  private constructor(private readonly dialogue: Dialogue) {}

  /**
   * Judges the objects of a YAML text, which the analyzers see together.
   *
   * @throws when the text is no YAML
   */
  public judge(yaml: string): Promise<Judgement> {
    return this.dialogue.ask({ yaml, analyze: true });
  }

  /**
   * Judges each object of a YAML text by itself, which takes less time than to analyze all.
   *
   * @throws when the text is no YAML
   */
  public async verdicts(yaml: string): Promise<Verdict[]> {
    const { verdicts } = await this.dialogue.ask<Judgement>({ yaml });
    return verdicts;
  }

  /** Judges what stands in the ConfigMap of a control plane, `mesh` and `meshNetworks`. */
  public async judgeMesh(config: string, networks = 'networks: {}'): Promise<MeshVerdict> {
    const { mesh } = await this.dialogue.ask<{ mesh: MeshVerdict }>({ mesh: { config, networks } });
    return mesh;
  }

  /** Ends the process. */
  public stop(): Promise<void> {
    return this.dialogue.close();
  }
}
