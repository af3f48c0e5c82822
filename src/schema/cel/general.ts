import { nanoseconds } from '../values/duration';
import { show } from '../values/show';
import { urlScheme } from '../values/url';
import { findKey, has, RuleOf } from './rule';

const MILLISECOND = 1_000_000n;
/** What nearly every duration looks like. */
const USUAL_DURATION = /^[1-9]\d{0,5}(?:ms|s|m|h)$/;

const listed = (words: string[], conjunction: string) =>
  `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;

/** Rules that kinds of several groups have. */
export const GENERAL: Record<string, RuleOf> = {
  atMostOne: (...fields: string[]) => (self) => {
    let count = 0;
    for (const field of fields) if (has(self[field])) count++;
    return count <= 1 ? undefined : `has ${listed(fields.filter((field) => has(self[field])), 'and')}, which exclude each other; give only one of them`;
  },

  atLeastOne: (...fields: string[]) => (self) => {
    for (const field of fields) if (has(self[field])) return undefined;
    return `needs ${listed(fields, 'or')}`;
  },

  exactlyOne: (a: string, b: string) => (self) =>
    has(self[a]) !== has(self[b]) ? undefined : `needs either ${a} or ${b}, got ${has(self[a]) ? 'both' : 'none'}`,

  onlyForType: (field: string, type: string) => (self) =>
    !has(self[field]) || self.type === type ? undefined : `has ${field}, which only the type ${type} has, but is of the type ${show(self.type)}`,

  neededForType: (field: string, type: string) => (self) =>
    self.type !== type || has(self[field]) ? undefined : `needs ${field}, as its type is ${type}`,

  atMostOneOfType: (type: string) => (self) => {
    let count = 0;
    for (const one of self) if (one.type === type) count++;
    return count <= 1 ? undefined : `may have one of the type ${type}, got ${count}; join them`;
  },

  notBothTypes: (a: string, b: string) => (self) =>
    self.some(({ type }: any) => type === a) && self.some(({ type }: any) => type === b)
      ? `cannot have both ${a} and ${b}; leave one of them out` : undefined,

  distinct: (key: string) => (self) => {
    const seen = new Set();
    for (const one of self) {
      if (seen.has(one[key])) return `must differ in ${key}, got ${show(one[key])} twice`;
      seen.add(one[key]);
    }
    return undefined;
  },

  durationOfAMillisecond: () => (self: string) => {
    if (USUAL_DURATION.test(self)) return undefined;
    const value = nanoseconds(self);
    return value !== undefined && value >= MILLISECOND ? undefined
      : `must be a duration of at least '1ms', such as '10s' or '1m30s', got ${show(self)}`;
  },

  withoutWildcard: () => (self: string) =>
    self.includes('*') ? `cannot have a wildcard, as labels are compared as they are; got ${show(self)}` : undefined,

  keysWithoutWildcard: () => (self) => {
    const bad = findKey(self, (key) => key.includes('*'));
    return bad && `cannot have a wildcard in the name of a label, got ${show(bad)}`;
  },

  keysNotEmpty: () => (self) => has(self['']) ? 'cannot have an empty name of a label' : undefined,

  ownNamespace: () => (self: string) =>
    self === '' ? undefined : `must be left out, as a policy only targets what is in its own namespace; got ${show(self)}`,

  port: () => (self: number) => 0 < self && self <= 65535 ? undefined : `must be a port from 1 to 65535, got ${self}`,

  valueOrHost: () => (self) =>
    self.valueFrom !== 'HOST' || !has(self.value) ? undefined : 'cannot have a value, as valueFrom HOST takes it from the proxy; leave one of them out',

  url: (...schemes: string[]) => (self: string) => {
    // What is no URL by itself may lack the scheme alone.
    const scheme = urlScheme(self) ?? urlScheme(`http://${self}`);
    return scheme !== undefined && (scheme === '' || schemes.includes(scheme)) ? undefined
      : `must be a URL with the scheme ${listed(schemes, 'or')}, or without any, got ${show(self)}`;
  },

  httpUrl: () => (self: string) => {
    const scheme = urlScheme(self);
    return scheme === 'http' || scheme === 'https' ? undefined : `must be a URL that begins with http:// or https://, got ${show(self)}`;
  },
};
