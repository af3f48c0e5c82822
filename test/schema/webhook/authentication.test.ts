import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('authentication');
testSamples('authentication');
