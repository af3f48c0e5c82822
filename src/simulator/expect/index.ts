export * from './expectations';
export * from './judge';
export * from './cases';
