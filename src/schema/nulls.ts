/** A value without the keys that are null, which the API server drops. The value itself where there are none. */
export function withoutNulls<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  return (Array.isArray(value) ? list(value) : map(value as Record<string, unknown>)) as T;
}

function list(values: unknown[]): unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < values.length; index++) {
    const kept = withoutNulls(values[index]);
    if (kept !== values[index]) (copy ??= [...values])[index] = kept;
  }
  return copy ?? values;
}

function map(values: Record<string, unknown>): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const key in values) {
    const kept = withoutNulls(values[key]);
    if (kept === values[key] && kept !== null) continue;
    copy ??= { ...values };
    if (kept === null) delete copy[key];
    else copy[key] = kept;
  }
  return copy ?? values;
}
