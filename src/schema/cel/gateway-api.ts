import { isIP } from 'node:net';
import { nanoseconds } from '../values/duration';
import { show } from '../values/show';
import { findKey, has, isEmpty, RuleOf } from './rule';

const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const HOSTNAME = new RegExp(`^${SUBDOMAIN}$`);
const HOSTNAME_OR_WILDCARD = new RegExp(`^(\\*\\.)?${SUBDOMAIN}$`);
const QUALIFIED_KEY = new RegExp(`^(${SUBDOMAIN}/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$`);
const GRPC_SERVICE = /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const GRPC_METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;
const PATH = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$/;
const MAX_MATCHES = 128;

/** A parent or target without its section. What is missing is what the API server fills in. */
const whole = ({ group, kind, name, namespace }: any) =>
  [group ?? 'gateway.networking.k8s.io', kind ?? 'Gateway', name, namespace ?? ''].join('\n');

const PREFIX = 'PathPrefix';
const isPath = ({ type }: any) => (type ?? PREFIX) !== 'RegularExpression';
const pathOf = ({ value }: any): string => value ?? '/';

/** Whether a rule matches by one path prefix, as it does where it says nothing. */
const matchesOnePrefix = (matches: any): boolean =>
  !has(matches) || (matches.length === 1 && (matches[0].path?.type ?? PREFIX) === PREFIX);

/** Whether exactly one filter replaces the prefix of the path. */
function replacesPrefix(filters: any, field: string): boolean {
  return filters?.filter((one: any) => one[field]?.path?.type === 'ReplacePrefixMatch').length === 1;
}

const needsOnePrefix = (field: string) =>
  `needs exactly one match, by a path of the type ${PREFIX}, as a filter ${field} replaces the prefix; match so, or replace the full path`;

/** A rule for each member of a list, told of the first that breaks it. */
function each(message: (member: any) => string | undefined) {
  return (self: any) => {
    for (const member of self) {
      const broken = message(member);
      if (broken) return broken;
    }
    return undefined;
  };
}

const listener = ({ name }: any) => `the listener ${show(name)}`;

/** Rules of the kinds of the Gateway API. */
export const GATEWAY_API: Record<string, RuleOf> = {
  servicePort: () => ({ group, kind, port }) =>
    has(port) || (group ?? '') !== '' || (kind ?? 'Service') !== 'Service' ? undefined : 'needs a port, as it refers to a Service',

  wildcardAlone: () => (self: string[]) =>
    self.length > 1 && self.includes('*') ? "cannot have other values beside '*', which stands for all; leave out either" : undefined,

  sectionsOfSameParent: () => (self) => {
    if (self.length < 2) return undefined;
    const named = new Map<string, boolean>();
    for (const one of self) {
      const key = whole(one);
      if (named.has(key) && named.get(key) !== !!one.sectionName) {
        return `names ${show(one.name)} with a sectionName and without; with several of them each needs a sectionName`;
      }
      named.set(key, !!one.sectionName);
    }
    return undefined;
  },

  distinctParents: () => (self) => {
    if (self.length < 2) return undefined;
    const seen = new Set<string>();
    for (const one of self) {
      const key = `${whole(one)}\n${one.sectionName ?? ''}`;
      if (seen.has(key)) return `names ${show(one.name)} twice with the same sectionName; leave one out`;
      seen.add(key);
    }
    return undefined;
  },

  fractionOfOne: () => ({ numerator, denominator }) =>
    numerator <= (denominator ?? 100) ? undefined : `must be a fraction of at most 1, got ${numerator} of ${denominator ?? 100}`,

  qualifiedKeys: () => (self) => {
    const bad = findKey(self, (key) => !QUALIFIED_KEY.test(key));
    return bad === undefined ? undefined : `must have keys such as 'app', optionally after a DNS name and '/', got ${show(bad)}`;
  },

  shortKeyPrefixes: () => (self) => {
    const bad = findKey(self, (key) => key.split('/')[0].length >= 253);
    return bad === undefined ? undefined : `must have keys of less than 253 characters before '/', got ${show(bad)}`;
  },

  noTlsInListeners: () => each((one) => has(one.tls) && ['HTTP', 'TCP', 'UDP'].includes(one.protocol)
    ? `${listener(one)} cannot have tls, as its protocol is ${one.protocol}; use HTTPS or TLS` : undefined),

  httpsTerminates: () => each((one) => one.protocol === 'HTTPS' && (one.tls?.mode ?? 'Terminate') !== 'Terminate'
    ? `${listener(one)} must have the tls mode Terminate, as its protocol is HTTPS, got ${show(one.tls.mode)}; use the protocol TLS to pass it through` : undefined),

  tlsListenersNeedMode: () => each((one) => one.protocol === 'TLS' && !has(one.tls)
    ? `${listener(one)} needs tls, as its protocol is TLS` : undefined),

  noHostnameInL4Listeners: () => each((one) => one.hostname && ['TCP', 'UDP'].includes(one.protocol)
    ? `${listener(one)} cannot have the hostname ${show(one.hostname)}, as its protocol is ${one.protocol}; leave it out` : undefined),

  distinctListeners: () => (self) => {
    const seen = new Map<string, unknown>();
    for (const { name, port, protocol, hostname } of self) {
      const key = `${port}\n${protocol}\n${hostname ?? ''}`;
      if (seen.has(key)) return `must differ in port, protocol or hostname, got the same for the listeners ${show(seen.get(key))} and ${show(name)}`;
      seen.set(key, name);
    }
    return undefined;
  },

  terminationNeedsCertificate: () => ({ mode, certificateRefs, options }) =>
    (mode ?? 'Terminate') !== 'Terminate' || certificateRefs?.length > 0 || !isEmpty(options) ? undefined
      : 'needs certificateRefs or options, as it terminates TLS; name a Secret',

  someAuthority: () => ({ caCertificateRefs, wellKnownCACertificates }) =>
    caCertificateRefs?.length > 0 || wellKnownCACertificates ? undefined : 'needs caCertificateRefs or wellKnownCACertificates',

  oneAuthority: () => ({ caCertificateRefs, wellKnownCACertificates }) =>
    caCertificateRefs?.length > 0 && wellKnownCACertificates
      ? 'has caCertificateRefs and wellKnownCACertificates, which exclude each other; give only one of them' : undefined,

  distinctOfType: (type: string) => (self) => {
    const seen = new Set();
    for (const one of self) {
      if ((one.type ?? 'IPAddress') !== type || !has(one.value)) continue;
      if (seen.has(one.value)) return `has the ${type} ${show(one.value)} twice; leave one out`;
      seen.add(one.value);
    }
    return undefined;
  },

  addressHostname: () => ({ type, value }) =>
    type !== 'Hostname' || !has(value) || HOSTNAME_OR_WILDCARD.test(value) ? undefined
      : `must have a hostname such as 'www.example.com' as its value, got ${show(value)}`,

  matchesOfAllRules: (unsaid: number) => (self) => {
    let count = 0;
    for (const { matches } of self) count += has(matches) ? matches.length : unsaid;
    return count <= MAX_MATCHES ? undefined : `may have ${MAX_MATCHES} matches in all its rules, got ${count}; split the route`;
  },

  grpcService: () => ({ type, service }) =>
    !has(service) || (type ?? 'Exact') !== 'Exact' || GRPC_SERVICE.test(service) ? undefined
      : `must have the full name of a gRPC service, such as 'shop.v1.Catalog', got ${show(service)}`,

  grpcMethod: () => ({ type, method }) =>
    !has(method) || (type ?? 'Exact') !== 'Exact' || GRPC_METHOD.test(method) ? undefined
      : `must have the name of a gRPC method, such as 'GetBook', got ${show(method)}`,

  redirectOrBackends: () => ({ backendRefs, filters }) =>
    backendRefs?.length > 0 && filters?.some(({ requestRedirect }: any) => has(requestRedirect))
      ? 'cannot have backendRefs beside a redirect, which answers itself; leave one of them out' : undefined,

  prefixReplacedByRule: (field: string) => ({ filters, matches }) =>
    replacesPrefix(filters, field) && !matchesOnePrefix(matches) ? needsOnePrefix(field) : undefined,

  prefixReplacedByBackend: (field: string) => ({ backendRefs, matches }) =>
    backendRefs?.filter(({ filters }: any) => replacesPrefix(filters, field)).length === 1 && !matchesOnePrefix(matches)
      ? needsOnePrefix(field) : undefined,

  pathAbsolute: () => (self) =>
    isPath(self) && !pathOf(self).startsWith('/') ? `must have a path that begins with '/' as its value, got ${show(self.value)}` : undefined,

  pathWithout: (part: string) => (self) =>
    isPath(self) && pathOf(self).includes(part) ? `cannot have ${show(part)} in its value, as it is not normalized; got ${show(self.value)}` : undefined,

  pathNotEndingIn: (part: string) => (self) =>
    isPath(self) && pathOf(self).endsWith(part) ? `cannot end in ${show(part)}, as that is not normalized; got ${show(self.value)}` : undefined,

  pathCharacters: () => (self) =>
    isPath(self) && !PATH.test(pathOf(self)) ? `must have a path of letters, digits, escapes such as '%20' and -/._~!$&'()*+,;=:@ as its value, got ${show(self.value)}` : undefined,

  backendRequestWithinRequest: () => ({ request, backendRequest }) => {
    if (!has(request) || !has(backendRequest)) return undefined;
    const [all, one] = [nanoseconds(request)!, nanoseconds(backendRequest)!];
    return all === 0n || one <= all ? undefined : `cannot have a backendRequest of ${backendRequest}, which is more than the ${request} of request`;
  },

  hostnamesNoAddress: () => each((host) => isIP(host) ? `must be hostnames, not IP addresses, got ${show(host)}` : undefined),

  hostnamesWellFormed: () => each((host) => host.includes('*') || HOSTNAME.test(host) ? undefined
    : `must be hostnames such as 'www.example.com', got ${show(host)}`),

  wildcardHostnamesWellFormed: () => each((host) => !host.includes('*') || (host.startsWith('*.') && HOSTNAME.test(host.slice(2))) ? undefined
    : `may have a wildcard as their first label alone, as in '*.example.com', got ${show(host)}`),
};
