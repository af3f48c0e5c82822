/** The parameters of a query, without their escapes, which is how Envoy looks for tokens in it. */
export function parametersOf(query: string): readonly (readonly [name: string, value: string])[] {
  const all = query.slice(1).split('&');
  if (all.at(-1) === '') all.pop();
  return all.map((one) => {
    const equals = one.indexOf('=');
    return equals < 0 ? [unescaped(one), ''] : [unescaped(one.slice(0, equals)), unescaped(one.slice(equals + 1))];
  });
}

const unescaped = (text: string) => text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

/** The value of a parameter, where it is there. */
export const parameter = (query: string, name: string): string | undefined => parametersOf(query).find(([one]) => one === name)?.[1];

/** A query without a parameter. Envoy writes it anew: sorted by names, each with a `=`, and without escapes. */
export function withoutParameter(query: string, name: string): string {
  const left = parametersOf(query).filter(([one]) => one !== name).sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
  return left.length === 0 ? '' : `?${left.map((one) => one.join('=')).join('&')}`;
}
