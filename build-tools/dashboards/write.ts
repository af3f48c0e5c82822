/** Writes the dashboards into the package (`npx projen dashboards`). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboards, source } from './index';

const FOLDER = join(__dirname, '..', '..', 'src', 'addons', 'private', 'dashboards');

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [name, dashboard] of Object.entries(dashboards())) {
  writeFileSync(join(FOLDER, `${name}.generated.ts`), source(dashboard));
}
