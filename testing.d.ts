export * from './lib/src/testing';
