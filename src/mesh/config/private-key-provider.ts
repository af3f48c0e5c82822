import { Duration } from 'cdk8s';
import { duration } from '../../core/private/checks';
import type {
  MeshConfigDefaultConfigPrivateKeyProvider as ProviderSpec,
  MeshConfigDefaultConfigPrivateKeyProviderCryptomb as OptionsSpec,
} from '../../schema/mesh.generated';

/** How private keys are used by hardware. */
export interface PrivateKeyProviderOptions {
  /** How long the proxy collects operations, or waits before it asks for their result. */
  readonly pollDelay: Duration;

  /**
   * Whether the proxy uses keys itself where the hardware is not there. Otherwise it has no TLS there.
   *
   * @default false
   */
  readonly fallback?: boolean;
}

/**
 * What does the arithmetic of private keys, where the proxy does not do it itself.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#PrivateKeyProvider
 */
export class PrivateKeyProvider {
  /**
   * Instructions of the CPU that take eight operations at a time (Intel's crypto multi-buffer).
   *
   * @param options delay and fallback
   */
  public static cryptomb(options: PrivateKeyProviderOptions): PrivateKeyProvider {
    return new PrivateKeyProvider({ cryptomb: optionsSpec(options) });
  }

  /**
   * An accelerator (Intel's QuickAssist).
   *
   * @param options delay and fallback
   */
  public static qat(options: PrivateKeyProviderOptions): PrivateKeyProvider {
    return new PrivateKeyProvider({ qat: optionsSpec(options) });
  }

  private constructor(private readonly spec: ProviderSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function optionsSpec({ pollDelay, fallback }: PrivateKeyProviderOptions): OptionsSpec {
  return { pollDelay: duration('pollDelay of a private key provider', pollDelay), fallback };
}
