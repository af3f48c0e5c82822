/** The tests of what is mutated. */
module.exports = {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/{simulator,model/match}/**/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }] },
};
