import { show } from './show';

const DNS_LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';
const NAME = '(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const KEY = new RegExp(`^(?:${DNS_LABEL}(?:\\.${DNS_LABEL})*/)?${NAME}$`);
const VALUE = new RegExp(`^(?:${NAME})?$`);

/** A label's key, of which istiod, other than Kubernetes, takes the prefix in upper case as well. */
export function labelKey(key: string): string | undefined {
  const slash = key.indexOf('/');
  return KEY.test(key) && slash <= 253 && key.length - slash - 1 <= 63 ? undefined
    : `must have keys that are a name such as 'app' (at most 63), optionally after a DNS name and '/', got ${show(key)}`;
}

/** A label's value, whose length only Kubernetes bounds. */
export function labelValue(value: string): string | undefined {
  return VALUE.test(value) ? undefined
    : `must consist of letters, digits, '-', '_' and '.', begin and end with a letter or digit, got ${show(value)}`;
}
