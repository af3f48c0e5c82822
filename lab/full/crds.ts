import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { CRDS } from '../toolchain';

/** The pinned CRDs, so that an API server takes them. */
export function crds(): object[] {
  const files = readdirSync(CRDS).filter((file) => file.endsWith('.yaml')).map((file) => join(CRDS, file));
  return files.flatMap((file) => Yaml.load(file)).map(servable);
}

/** Without the message that told of it, which is prose, a rule with line breaks is refused. */
function servable(crd: object): object {
  return JSON.parse(JSON.stringify(crd), (key, value) => key === 'rule' ? value.replace(/\s*\n\s*/g, ' ') : value);
}
