import { duration, integer, unsigned } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { DestinationRuleTrafficPolicyOutlierDetection } from '../../schema/networking.istio.io.generated';
import { OutlierDetection } from '../outlier-detection';

/** The `outlierDetection` field of a traffic policy. */
export function outlierDetectionSpec(outlier: OutlierDetection): DestinationRuleTrafficPolicyOutlierDetection {
  const { consecutive5xxErrors, consecutiveGatewayErrors, consecutiveLocalOriginFailures, maxEjectionPercent, minHealthPercent } = outlier;
  for (const [name, value] of Object.entries({ consecutive5xxErrors, consecutiveGatewayErrors, consecutiveLocalOriginFailures })) {
    if (value !== undefined) unsigned(name, value);
  }
  for (const [name, value] of Object.entries({ maxEjectionPercent, minHealthPercent })) {
    if (value !== undefined) integer(name, value, 0, 100);
  }
  if (consecutiveLocalOriginFailures && !outlier.splitExternalLocalOriginErrors) {
    throw invalid('consecutiveLocalOriginFailures counts only with splitExternalLocalOriginErrors; set it to true or drop the count');
  }
  return {
    ...outlier,
    outlierDetectionHttpErrorCodes: outlier.outlierDetectionHttpErrorCodes?.map((code) => integer('outlierDetectionHttpErrorCodes', code, 100, 599)),
    interval: outlier.interval && duration('interval of outlierDetection', outlier.interval),
    baseEjectionTime: outlier.baseEjectionTime && duration('baseEjectionTime', outlier.baseEjectionTime),
  };
}
