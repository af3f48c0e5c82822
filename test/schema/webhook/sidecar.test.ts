import { testBadInputs, testSamples } from '../../support/webhook';

testBadInputs('sidecar');
testSamples('sidecar');
