import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('extensions');
testSamples('extensions');
