import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('destination-rule');
testSamples('destination-rule');
