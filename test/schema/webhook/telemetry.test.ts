import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('telemetry');
testSamples('telemetry');
