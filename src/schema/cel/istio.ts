import { show } from '../values/show';
import { findKey, has, isEmpty, RuleOf } from './rule';

const UNIX = 'unix://';
const PORT_NAME = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const INTEGER = /^[-+]?\d+$/;

/** Rules of Istio's kinds. */
export const ISTIO: Record<string, RuleOf> = {
  notAnyHost: () => (self: string) => self === '*' ? "cannot be the host '*'; name a domain, such as '*.example.com'" : undefined,

  probeScheme: () => (self: string) => ['', 'HTTP', 'HTTPS'].includes(self) ? undefined : `must be HTTP or HTTPS, got ${show(self)}`,

  unixPathAbsolute: () => (self: string) =>
    !self.startsWith(UNIX) || self[UNIX.length] === '/' || self[UNIX.length] === '@' ? undefined
      : `must have an absolute path or an abstract name after unix://, such as 'unix:///run/app.sock' or 'unix://@app', got ${show(self)}`,

  unixPathOfFile: () => (self: string) =>
    self.startsWith(UNIX) && self.endsWith('/') ? `must be the path of a socket, which does not end in '/', got ${show(self)}` : undefined,

  unixWithoutPorts: () => ({ address, ports }) =>
    has(ports) && address?.startsWith(UNIX) ? `cannot have ports, as its address ${show(address)} is a Unix domain socket; leave them out` : undefined,

  portNames: () => (self) => {
    const bad = findKey(self, (name) => name.length >= 63 || !PORT_NAME.test(name));
    return bad === undefined ? undefined
      : `must have names of ports as keys, of letters, digits and '-' (at most 62) with no '-' at either end, got ${show(bad)}`;
  },

  waypointContext: () => ({ context, waypoint }) => {
    if ((context === 'WAYPOINT') === has(waypoint)) return undefined;
    return has(waypoint) ? 'has waypoint, which only the context WAYPOINT has; set the context or leave it out' : 'needs waypoint, as its context is WAYPOINT';
  },

  rangesNeedNoDns: () => ({ addresses, resolution }) =>
    !has(resolution) || resolution === 'NONE' || resolution === 'STATIC' || !addresses?.some((address: string) => address.includes('/')) ? undefined
      : `cannot have a CIDR range among its addresses with the resolution ${resolution}; give single addresses, or set the resolution to NONE or STATIC`,

  endpointsNeedResolution: () => ({ endpoints, resolution }) =>
    has(endpoints) && (!has(resolution) || resolution === 'NONE')
      ? 'cannot have endpoints with the resolution NONE, which is the default; set it to STATIC or DNS, or leave the endpoints out' : undefined,

  oneEndpointInTurn: () => ({ endpoints, resolution }) =>
    resolution === 'DNS_ROUND_ROBIN' && endpoints?.length > 1
      ? `can have one endpoint with the resolution DNS_ROUND_ROBIN, got ${endpoints.length}; set it to DNS for more` : undefined,

  serviceAccountsAlone: () => (self) => {
    if (!has(self.serviceAccounts) && !has(self.notServiceAccounts)) return undefined;
    const other = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].find((field) => has(self[field]));
    return other && `cannot have ${other} beside service accounts, which name the namespace themselves; use one of them`;
  },

  portsNeedSelector: () => ({ portLevelMtls, selector }) =>
    has(portLevelMtls) && isEmpty(selector?.matchLabels)
      ? 'needs a selector with labels, as portLevelMtls is for the ports of certain workloads' : undefined,

  portKeys: () => (self) => {
    const bad = findKey(self, (port) => !INTEGER.test(port) || Number(port) <= 0 || Number(port) > 65535);
    return bad === undefined ? undefined : `must have ports from 1 to 65535 as keys, got ${show(bad)}`;
  },

  tagNeedsValue: () => ({ operation, value }) =>
    operation === 'UPSERT' && !value ? 'needs a value, as its operation is UPSERT' : undefined,

  removedTagHasNoValue: () => ({ operation, value }) =>
    operation === 'REMOVE' && has(value) ? `cannot have the value ${show(value)}, as its operation is REMOVE; leave one of them out` : undefined,
};
