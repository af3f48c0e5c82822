import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { filesBelow, ROOT } from '../meta/sources';
import { Manifest } from './crds';

/** Pages whose programs are run. */
export const LESSONS = ['README.md', ...filesBelow('docs', '.md')];

/** A program in a page, and the manifests that the page says it gives. */
export interface Example {
  name: string;
  program: string;
  manifests?: Manifest[];
}

export function examplesOf(page: string): Example[] {
  const blocks = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
  return blocks.flatMap(({ language, text }, index) => language !== 'ts' ? [] : [{
    name: `${page.replace(/\W/g, '-')}-${index}`,
    program: text,
    manifests: blocks[index + 1]?.language === 'yaml' ? loadAll(blocks[index + 1].text) as Manifest[] : undefined,
  }]);
}
