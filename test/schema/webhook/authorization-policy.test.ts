import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('authorization-policy');
testSamples('authorization-policy');
