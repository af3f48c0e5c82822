import { ComponentValues } from './component';

/**
 * Values of the chart `istiod`: the control plane.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/
 */
export interface IstiodValues extends ComponentValues {
  /**
   * Whether the number of pods follows their load.
   *
   * @default true
   */
  readonly autoscaleEnabled?: boolean;
}
