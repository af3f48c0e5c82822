/** What a suffix multiplies by. */
const SUFFIXES: Readonly<Record<string, number>> = {
  '': 1,
  'n': 1e-9,
  'u': 1e-6,
  'm': 1e-3,
  'k': 1e3,
  'M': 1e6,
  'G': 1e9,
  'T': 1e12,
  'P': 1e15,
  'E': 1e18,
  'Ki': 2 ** 10,
  'Mi': 2 ** 20,
  'Gi': 2 ** 30,
  'Ti': 2 ** 40,
  'Pi': 2 ** 50,
  'Ei': 2 ** 60,
};

/** The amount that a quantity of Kubernetes means, such as 100m or 2Gi; nothing where it is none. */
function amount(value: unknown): number | undefined {
  const parts = /^([-+]?(?:\d+\.?\d*|\.\d+))(?:([eE][-+]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(value));
  return parts ? Number(`${parts[1]}${parts[2] ?? ''}`) * SUFFIXES[parts[3] ?? ''] : undefined;
}

/** Whether two quantities are the same amount: the API server keeps them in a form of its own. */
export function sameAmount(one: unknown, other: unknown): boolean {
  const [a, b] = [amount(one), amount(other)];
  return a !== undefined && b !== undefined && Math.abs(a - b) <= Math.abs(a) * 1e-12;
}
