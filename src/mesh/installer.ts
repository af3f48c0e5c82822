import { ArgoCdOptions } from './argo-cd-options';
import { FluxOptions } from './flux-options';
import { HelmOptions } from './helm-options';
import { InstallPlan } from './private/install-plan';
import { argoCd } from './private/installers/argo-cd';
import { flux } from './private/installers/flux';
import { helm } from './private/installers/helm';
import { Install } from './private/installers/install';
import { istioctl } from './private/installers/istioctl';
import { sail, sailResource } from './private/installers/sail';
import { SailOptions } from './sail-options';

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

  /**
   * By the Sail Operator: resources of the kinds Istio, IstioCNI and ZTunnel, which it carries out.
   *
   * The cluster must have the operator already, in a release that knows the version of Istio. It installs no gateways.
   *
   * @param options how it goes from one version to the next
   * @see https://github.com/istio-ecosystem/sail-operator
   */
  public static sail(options: SailOptions = {}): Installer {
    return new Installer(sail(options), sailResource);
  }

  /**
   * By Argo CD: an Application for each of Istio's Helm charts, in sync waves.
   *
   * An application of Argo CD that holds them follows the waves if its health check of Applications is configured.
   *
   * @param options where the charts are, and what Argo CD does by itself
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
   */
  public static argoCd(options: ArgoCdOptions = {}): Installer {
    return new Installer(argoCd(options));
  }

  /**
   * By Flux: a HelmRelease for each of Istio's Helm charts, each waiting for the one before.
   *
   * @param options where the charts are, and what Flux does by itself
   * @see https://fluxcd.io/flux/components/helm/helmreleases/
   */
  public static flux(options: FluxOptions = {}): Installer {
    return new Installer(flux(options));
  }

  private constructor(
    /** @internal */ public readonly _install: Install,
    /** @internal */ public readonly _sailResource?: (plan: InstallPlan) => string,
  ) {}
}
