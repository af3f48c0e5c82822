export * from './lib/src/l1';
