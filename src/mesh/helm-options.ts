import { ChartSource } from './chart-source';

/** How charts are rendered by Helm. */
export interface HelmOptions {
  /**
   * Where the charts are.
   *
   * @default ChartSource.ISTIO
   */
  readonly charts?: ChartSource;

  /**
   * The program.
   *
   * @default 'helm'
   */
  readonly helmExecutable?: string;

  /**
   * Further arguments of `helm template`.
   *
   * @default - none
   */
  readonly helmFlags?: string[];

  /**
   * Whether the namespaces of the components are defined too, but for `kube-system`.
   *
   * @default true
   */
  readonly createNamespaces?: boolean;
}
