import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('envoy-filter');
testSamples('envoy-filter');
