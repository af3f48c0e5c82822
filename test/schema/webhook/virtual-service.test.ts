import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('virtual-service');
testSamples('virtual-service');
