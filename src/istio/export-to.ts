import { dnsLabel } from '../core/private/checks';

/**
 * To which namespaces a resource is visible.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export class ExportTo {
  /** Visible everywhere in the mesh (`*`). */
  public static readonly ALL_NAMESPACES = new ExportTo('*');

  /** Visible only in the resource's own namespace (`.`). */
  public static readonly SAME_NAMESPACE = new ExportTo('.');

  /** Visible nowhere (`~`), which only a ServiceEntry can be: a service that its own workloads alone know. */
  public static readonly NO_NAMESPACE = new ExportTo('~');

  /**
   * Visible in one namespace.
   *
   * @param name name of the namespace
   */
  public static namespace(name: string): ExportTo {
    return new ExportTo(dnsLabel('namespace to export to', name));
  }

  /** The entry as it stands in a manifest. */
  public readonly value: string;

  private constructor(value: string) {
    this.value = value;
  }
}
