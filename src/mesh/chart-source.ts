import { invalid, show } from '../core/private/errors';

/**
 * Where Istio's Helm charts come from.
 *
 * @see https://istio.io/latest/docs/setup/install/helm/
 */
export class ChartSource {
  /** The repository of Istio's releases. */
  public static readonly ISTIO = ChartSource.repository('https://istio-release.storage.googleapis.com/charts');

  /**
   * A Helm repository.
   *
   * @param url its URL, such as `https://istio-release.storage.googleapis.com/charts`
   */
  public static repository(url: string): ChartSource {
    if (!/^https?:\/\/[^/\s]+/.test(url)) throw invalid(`url of a chart repository must begin with 'https://' or 'http://', got ${show(url)}`);
    return new ChartSource('repository', url);
  }

  /**
   * A folder of an OCI registry.
   *
   * @param reference what precedes the name of a chart, such as `oci://gcr.io/istio-release/charts`
   */
  public static oci(reference: string): ChartSource {
    if (!/^oci:\/\/[^/\s]+\/\S+[^/\s]$/.test(reference)) {
      throw invalid(`reference of charts must be 'oci://<registry>/<folder>', got ${show(reference)}`);
    }
    return new ChartSource('oci', reference);
  }

  /**
   * A folder of this machine: the `manifests/charts` of an Istio release, or one with a folder for each chart by its name.
   *
   * @param path path of the folder
   */
  public static folder(path: string): ChartSource {
    return new ChartSource('folder', path);
  }

  private constructor(
    /** @internal */ public readonly _kind: 'repository' | 'oci' | 'folder',
    /** @internal */ public readonly _location: string,
  ) {}
}
