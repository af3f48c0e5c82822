import type { ObjectLike } from '../../schema/problem';

type Schema = typeof import('../../schema/problem') & typeof import('../../schema/validate-object');

let schema: Schema | undefined;

/** Why a cluster would refuse an object. */
export function refusals(object: ObjectLike): string[] {
  const { pathText, validateObject } = schema ??= load();
  return validateObject(object)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${pathText(path)}: ${message}`);
}

/** At synthesis, as what only defines constructs needs none of it. */
function load(): Schema {
  /* eslint-disable @typescript-eslint/no-require-imports */
  return { ...require('../../schema/problem'), ...require('../../schema/validate-object') };
  /* eslint-enable @typescript-eslint/no-require-imports */
}
