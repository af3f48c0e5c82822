import { apiDifference, writtenDifference } from './api-difference';

test('lab/README.md tells what the pinned API and the control plane do not have in common', () => {
  expect(writtenDifference()).toBe(apiDifference());
});
