/** The first line of what is generated. */
export const banner = (source: string) => `// Generated from ${source} by \`npx projen import\`. Do not edit.\n`;
