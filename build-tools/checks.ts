/** Completes the pages in docs/checks/, and writes docs/checks.md: `npx tsx build-tools/checks.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Code, CODES } from '../src/analysis/codes';
import { parsePage, renderPage } from './checks/check-page';
import { checksPage } from './checks/page';

const DOCS = join(__dirname, '..', 'docs');

for (const code of Object.keys(CODES) as Code[]) {
  const file = join(DOCS, 'checks', `${code}.md`);
  writeFileSync(file, renderPage(code, parsePage(readFileSync(file, 'utf8'))));
}
writeFileSync(join(DOCS, 'checks.md'), checksPage(readFileSync(join(__dirname, 'checks', 'introduction.md'), 'utf8')));
