export * from './data-plane';
export * from './mesh-namespace';
