import { HELM_DIFFERENCES } from './helm-differences';

/** What was compared, as the page of the profiles has it. */
export function profileTable(counted: ReadonlyMap<string, readonly [byIstioctl: number, byHelm: number]>): string {
  const rows = [...counted].map(([profile, [byIstioctl, byHelm]]) =>
    `| \`${profile}\` | ${byIstioctl} | none | ${byHelm} | ${byHelm === 0 ? 'none' : 'those listed below'} |\n`);
  return `
| profile | objects by istioctl | differences | objects by helm | differences |
|---|---|---|---|---|
${rows.join('')}
${Object.values(HELM_DIFFERENCES).map((reason) => `- ${reason}\n`).join('')}
`;
}
