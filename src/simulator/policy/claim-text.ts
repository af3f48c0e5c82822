/** A claim as Envoy writes it into a header; nothing where it writes none. */
export function claimText(claim: unknown): string | undefined {
  switch (typeof claim) {
    case 'string': return claim.trim() || undefined;
    case 'number': return numberText(claim);
    case 'boolean': return `${claim}`;
    case 'object': return claim === null ? undefined : Buffer.from(json(claim)).toString('base64');
    default: return undefined;
  }
}

/** All but what is a whole number without a sign has six decimals. */
function numberText(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 64) return `${BigInt(value)}`;
  return Math.abs(value) < 1e21 ? value.toFixed(6) : `${BigInt(value)}.000000`;
}

/** With sorted names, and escapes of what could be read as HTML. */
function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const all = value as Readonly<Record<string, unknown>>;
    return `{${Object.keys(all).sort().map((name) => `${json(name)}:${json(all[name])}`).join()}}`;
  }
  const text = JSON.stringify(value);
  return typeof value === 'number' ? text.replace(/e([+-])(\d)$/, 'e$10$2') : text.replace(/[<>\u007f\u2028]/g, escaped);
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
