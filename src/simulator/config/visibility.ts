/** From which namespaces something can be seen. */
export interface Visibility {
  readonly everywhere: boolean;
  /** Names, besides `everywhere`. */
  readonly namespaces: ReadonlySet<string>;
}

/** What `exportTo` means for something in a namespace. */
export function visibilityOf(exportTo: readonly string[] | undefined, namespace: string, byDefault: readonly string[]): Visibility {
  const named = exportTo?.length ? exportTo : byDefault;
  return {
    everywhere: named.includes('*'),
    namespaces: new Set(named.filter((one) => one !== '*' && one !== '~').map((one) => (one === '.' ? namespace : one))),
  };
}

export const isVisible = ({ everywhere, namespaces }: Visibility, namespace: string) => everywhere || namespaces.has(namespace);
