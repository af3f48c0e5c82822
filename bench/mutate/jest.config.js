/** The tests of what is mutated, as bundle.js put them together. */
module.exports = { rootDir: '../..', testMatch: ['<rootDir>/bench/mutate/bundled/all.test.js'], transform: {}, testTimeout: 60000 };
