import { analyze } from '../../src/analysis/analyze';
import { Code, CODES, pageOf } from '../../src/analysis/codes';
import { textReport } from '../../src/analysis/report/text';
import { targetOf } from '../../src/analysis/target';
import { readText } from '../../src/model/read';

/** What a page about a check says by hand; the rest follows from it. */
export interface CheckPage {
  /** What is found, and why it matters. */
  readonly about: string;

  /** Manifests in which it is found, and those in which nothing is. @default what is found is not in manifests */
  readonly wrong?: string;
  readonly right?: string;

  readonly fix: string;

  /** The version of Istio for which they are analyzed, where that matters. */
  readonly istioVersion?: string;
}

export function parsePage(text: string): CheckPage {
  const [head, ...sections] = text.split(/^## /m);
  const section = (name: string) => sections.find((one) => one.startsWith(`${name}\n`))?.slice(name.length).trim() ?? '';
  const yaml = (name: string) => /^```yaml\n([\s\S]*?)^```$/m.exec(section(name))?.[1];
  // The title, and the line about its level, are made anew.
  const [, , ...about] = head.trim().split('\n\n');
  const istioVersion = /^For Istio (\S+):$/m.exec(section('Wrong'))?.[1];
  return { about: about.join('\n\n'), wrong: yaml('Wrong'), right: yaml('Right'), fix: section('Fix'), istioVersion };
}

export function renderPage(code: Code, page: CheckPage): string {
  const { about, wrong, right, fix, istioVersion } = page;
  const { name, level } = CODES[code];
  const origin = code.startsWith('IST') ? `as istioctl has it: [its page](${pageOf(code)})` : 'a check of our own';
  return [
    `# ${code}: ${name}`,
    `${level}, ${origin}. [All checks](../checks.md)`,
    about,
    ...(wrong === undefined ? [] : ['## Wrong', ...version(istioVersion), block('yaml', wrong), block('text', reportOf(wrong, istioVersion))]),
    ...(wrong === undefined ? [] : ['## Right', block('yaml', right!)]),
    '## Fix',
    fix,
    '## Suppress',
    suppression(code, page),
  ].join('\n\n') + '\n';
}

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\`\`\``;

const version = (istioVersion: string | undefined) => (istioVersion === undefined ? [] : [`For Istio ${istioVersion}:`]);

export const analysisOf = (manifests: string, istioVersion?: string) =>
  analyze(readText(manifests, 'example.yaml'), { target: istioVersion === undefined ? undefined : targetOf(istioVersion)! });

const reportOf = (wrong: string, istioVersion?: string) => textReport(analysisOf(wrong, istioVersion), (_, text) => text);

function suppression(code: Code, { wrong, istioVersion }: CheckPage): string {
  const [, kind, namespaced] = /^(\S+) (\S+)$/.exec((wrong === undefined ? undefined : analysisOf(wrong, istioVersion).findings[0].origin) ?? '') ?? [];
  if (kind === undefined) return 'It cannot be suppressed, as there is no object to which it belongs.';
  const resource = `${kind} ${namespaced.split('/').reverse().join('.')}`;
  return `Where it is meant, say why:

\`\`\`sh
cdk8s-istio analyze dist/ --suppress '${code}=${resource}: the reason'
\`\`\`

An app has the same in \`suppressions\` of [Analyzer.attach](../checks.md), and an object for itself in its annotation
\`galley.istio.io/analyze-suppress: ${code}\`.`;
}
