type Convert<From, To> = (value: NonNullable<From>) => To;

/** The converters that a struct needs: required where the API has another type, possible elsewhere, impossible where it has no such field. */
type Converters<Props, Spec> = {
  [K in keyof Props & keyof Spec as Props[K] extends Spec[K] ? never : K]-?: Convert<Props[K], Spec[K]>
} & {
  [K in keyof Props & keyof Spec as Props[K] extends Spec[K] ? K : never]?: Convert<Props[K], Spec[K]>
} & {
  [K in Exclude<keyof Props, keyof Spec>]-?: never
};

/**
 * Renders a struct as the API has it: the fields that are given, each through its converter, which also checks it.
 */
export function render<Props extends object, Spec extends object>(props: Props, converters: Converters<Props, Spec>): Spec {
  const spec: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined) continue;
    const convert = (converters as Record<string, Convert<unknown, unknown> | undefined>)[key];
    spec[key] = convert ? convert(value) : copy(value);
  }
  return spec as Spec;
}

/** So that a list or map that changes after it was checked changes nothing. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return [...value];
  return value !== null && typeof value === 'object' ? { ...value } : value;
}
