import { integer } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type { HTTPRouteRulesFiltersRequestMirror } from '../schema/gateway.networking.k8s.io.generated';

/**
 * How many of the requests are mirrored.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestmirrorfilter
 */
export class MirrorShare {
  /**
   * A percentage.
   *
   * @param value a whole number from 0 to 100
   */
  public static percent(value: number): MirrorShare {
    return new MirrorShare({ percent: integer('percent of a mirror', value, 0, 100) });
  }

  /**
   * A fraction.
   *
   * @param numerator requests that are mirrored, at least 0 and at most the denominator
   * @param denominator of so many requests, at least 1
   */
  public static fraction(numerator: number, denominator: number): MirrorShare {
    integer('denominator of a mirror', denominator, 1);
    integer('numerator of a mirror', numerator, 0);
    if (numerator > denominator) throw invalid(`fraction of a mirror must be at most 1, got ${numerator}/${denominator}`);
    return new MirrorShare({ fraction: { numerator, denominator } });
  }

  private constructor(private readonly spec: Pick<HTTPRouteRulesFiltersRequestMirror, 'percent' | 'fraction'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** How requests are mirrored. */
export interface RequestMirrorOptions {
  /**
   * How many of the requests are mirrored.
   *
   * @default - all
   */
  readonly share?: MirrorShare;
}
