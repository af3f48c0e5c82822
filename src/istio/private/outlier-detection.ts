import { duration, integer, unsigned } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { DestinationRuleTrafficPolicyOutlierDetection } from '../../schema/networking.istio.io.generated';
import { OutlierDetection } from '../outlier-detection';

/** The `outlierDetection` field of a traffic policy. */
export function outlierDetectionSpec(outlier: OutlierDetection): DestinationRuleTrafficPolicyOutlierDetection {
  if (outlier.consecutiveLocalOriginFailures && !outlier.splitExternalLocalOriginErrors) {
    throw invalid('consecutiveLocalOriginFailures counts only with splitExternalLocalOriginErrors; set it to true or drop the count');
  }
  return render<OutlierDetection, DestinationRuleTrafficPolicyOutlierDetection>(outlier, {
    consecutive5xxErrors: (value) => unsigned('consecutive5xxErrors', value),
    consecutiveGatewayErrors: (value) => unsigned('consecutiveGatewayErrors', value),
    consecutiveLocalOriginFailures: (value) => unsigned('consecutiveLocalOriginFailures', value, 1),
    outlierDetectionHttpErrorCodes: (codes) => codes.map((code) => integer('outlierDetectionHttpErrorCodes', code, 100, 599)),
    interval: (value) => duration('interval of outlierDetection', value),
    baseEjectionTime: (value) => duration('baseEjectionTime', value),
    maxEjectionPercent: (value) => integer('maxEjectionPercent', value, 1, 100),
    minHealthPercent: (value) => integer('minHealthPercent', value, 0, 100),
  });
}
