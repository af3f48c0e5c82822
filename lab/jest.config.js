/** The tests that need the lab: `npm run e2e`, never part of `npm test`. */
module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/lab/**/*.e2e.ts'],
  moduleNameMapper: { '^cdk8s-istio$': '<rootDir>/src', '^cdk8s-istio/l1$': '<rootDir>/src/l1' },
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
  setupFilesAfterEnv: ['<rootDir>/lab/jest.setup.js'],
  reporters: ['default', ['jest-junit', { outputDirectory: 'test-reports', outputName: 'e2e.xml' }]],
  // The first start builds the programs.
  testTimeout: 30 * 60 * 1000,
};
