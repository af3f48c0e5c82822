import { Size, SizeRoundingBehavior } from 'cdk8s';
import { dnsSubdomain, integer } from '../core/private/checks';

/** What a volume takes that ends with its pod. */
export interface EphemeralStorageOptions {
  /**
   * How much it may hold, in whole gibibytes. A pod that goes beyond that is evicted.
   *
   * @default Size.gibibytes(10)
   */
  readonly sizeLimit?: Size;
}

/** A volume that outlives its pod. */
export interface PersistentVolumeOptions {
  /** How much it holds, in whole gibibytes. */
  readonly size: Size;

  /**
   * Class of the storage.
   *
   * @default - the default class of the cluster
   */
  readonly storageClassName?: string;
}

/**
 * Where an addon keeps its data.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Storage {
  /**
   * A volume of the node, which is empty again whenever the pod is replaced.
   *
   * @param options how much it may hold
   */
  public static ephemeral(options: EphemeralStorageOptions = {}): Storage {
    return new Storage(wholeGibibytes('sizeLimit', options.sizeLimit ?? Size.gibibytes(10)));
  }

  /**
   * A PersistentVolumeClaim that is defined with the addon and named after it: `<name>-data`.
   *
   * @param options size and class
   */
  public static persistentVolume(options: PersistentVolumeOptions): Storage {
    return new Storage(wholeGibibytes('size', options.size), { storageClassName: options.storageClassName });
  }

  /**
   * A PersistentVolumeClaim that is defined elsewhere, in the namespace of the addon.
   *
   * @param claimName name of the claim
   */
  public static existingClaim(claimName: string): Storage {
    return new Storage(undefined, undefined, dnsSubdomain('name of a volume claim', claimName));
  }

  private constructor(
    /** @internal How much it holds, where that is known. */
    public readonly _size?: Size,
    /** @internal The claim to define. */
    public readonly _claim?: Pick<PersistentVolumeOptions, 'storageClassName'>,
    /** @internal The claim that is there. */
    public readonly _claimName?: string,
  ) {}
}

function wholeGibibytes(what: string, size: Size): Size {
  integer(`${what} of a storage in gibibytes`, size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }), 1);
  return size;
}
