import { HelmOptions } from './helm-options';
import { helm } from './private/installers/helm';
import { Install } from './private/installers/install';
import { istioctl } from './private/installers/istioctl';

/**
 * By which means a mesh is installed.
 *
 * @see https://istio.io/latest/docs/setup/install/
 */
export class Installer {
  /**
   * By `istioctl install`, for which synthesis writes an IstioOperator file into the folder `install` beside the app's
   * output. Needs nothing at synthesis.
   *
   * @see https://istio.io/latest/docs/setup/install/istioctl/
   */
  public static istioctl(): Installer {
    return new Installer(istioctl);
  }

  /**
   * By Istio's Helm charts, rendered at synthesis, so that all objects are in the output. Needs `helm` and the charts then.
   *
   * @param options where the charts and helm are
   * @see https://istio.io/latest/docs/setup/install/helm/
   */
  public static helm(options: HelmOptions = {}): Installer {
    return new Installer(helm(options));
  }

  private constructor(
    /** @internal */ public readonly _install: Install,
  ) {}
}
