import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('gateway');
testSamples('gateway');
