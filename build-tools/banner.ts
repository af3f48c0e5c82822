/** The first line of what is generated. */
export const BANNER = '// Generated from imports/crds by `npx projen import`. Do not edit.\n';
