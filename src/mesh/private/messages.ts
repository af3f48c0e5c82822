type Messages = typeof import('../../schema/problem') & typeof import('../../schema/validate-message');

let loaded: Messages | undefined;

/** What knows the pinned messages. Loaded by the first mesh, as what has none needs none of it. */
export function messages(): Messages {
  /* eslint-disable @typescript-eslint/no-require-imports */
  return loaded ??= { ...require('../../schema/problem'), ...require('../../schema/validate-message') };
  /* eslint-enable @typescript-eslint/no-require-imports */
}
