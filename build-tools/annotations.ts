import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { banner } from './banner';
import { moduleFolder } from './crds';

/** What is kept of an annotation: on which kinds it may stand, and whether something replaces it. */
export interface Annotation {
  readonly kinds: string[];
  readonly deprecated?: true;
}

interface Entry {
  readonly name: string;
  readonly deprecated: boolean;
  readonly resources: string[];
}

/** Reads the annotations of Istio from their Go module. */
export function readPinnedAnnotations(versions: Record<string, string>): Record<string, Annotation> {
  const folder = moduleFolder('istio.io/api', versions['istio.io/api']);
  const { annotations } = load(readFileSync(join(folder, 'annotation', 'annotations.yaml'), 'utf8')) as { annotations: Entry[] };
  return Object.fromEntries(annotations
    .map(({ name, deprecated, resources }) => [name, { kinds: [...resources].sort(), ...deprecated && { deprecated } }] as const)
    .sort(([one], [other]) => one < other ? -1 : 1)) as Record<string, Annotation>;
}

/** The same as code. */
export function annotationTable(source: string, annotations: Record<string, Annotation>): string {
  const lines = Object.entries(annotations).map(([name, { kinds, deprecated }]) =>
    `  '${name}': { kinds: [${kinds.map((kind) => `'${kind}'`).join(', ')}]${deprecated ? ', deprecated: true' : ''} },`);
  return `${banner(source)}
/** Kinds that may have each annotation of Istio, \`Any\` for all, and whether something replaces it. */
export const ANNOTATIONS: Readonly<Record<string, { readonly kinds: readonly string[]; readonly deprecated?: true }>> = {
${lines.join('\n')}
};
`;
}
