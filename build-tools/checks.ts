/** Writes docs/checks.md: `npx tsx build-tools/checks.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksPage } from './checks/page';

const introduction = readFileSync(join(__dirname, 'checks', 'introduction.md'), 'utf8');
writeFileSync(join(__dirname, '..', 'docs', 'checks.md'), checksPage(introduction));
