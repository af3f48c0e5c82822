import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('workload');
testSamples('workload');
