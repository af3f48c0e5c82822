import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('service-entry');
testSamples('service-entry');
