import type { SidecarEgress, SidecarIngress, SidecarIngressTls, SidecarOutboundTrafficPolicy, SidecarSpec } from '../networking.istio.io.generated';
import { dnsLabel, fullName } from '../values/dns';
import { ipAddress } from '../values/ip';
import { port } from '../values/number';
import { isHttp, isTls, protocolIfAny } from '../values/protocol';
import { show } from '../values/show';
import { isUnixSocket, unixSocket } from '../values/unix';
import { connectionPool } from './connection-pool';
import { destination } from './destination';
import { Metadata } from './metadata';
import { Place } from './place';
import { egressHost } from './scoped-host';
import { labels } from './selector';
import { serverTls } from './server-tls';

/** Where the application itself listens, as seen by its sidecar. */
const ENDPOINT = /^(?:\[(?:|127\.0\.0\.1|0\.0\.0\.0|::1|::)\]|127\.0\.0\.1|0\.0\.0\.0|):(\+?\d+)$/;
const NOT_FOR_SIDECARS = ['subjectAltNames', 'credentialName', 'credentialNames', 'tlsCertificates', 'httpsRedirect'] as const;

type Port = NonNullable<SidecarEgress['port']>;

export function sidecar(spec: SidecarSpec, place: Place, { namespace }: Metadata): void {
  const { ingress = [], egress = [], inboundConnectionPool, outboundTrafficPolicy: policy, workloadSelector } = spec;
  const isEmpty = ingress.length === 0 && egress.length === 0 && !inboundConnectionPool && !policy;
  // Istiod looks no further at one that is empty.
  place.one('workloadSelector', workloadSelector, (selector, at) => labels(selector.labels, isEmpty ? at.errorsOnly() : at));
  if (isEmpty) place.error('must have at least one of ingress, egress, inboundConnectionPool and outboundTrafficPolicy');
  place.each('ingress', ingress, ingressListener);
  distinct(ingress.map((one) => one.port.number ?? 0), 'port.number', place.at('ingress'));
  place.one('inboundConnectionPool', inboundConnectionPool, connectionPool);
  place.each('egress', egress, (listener, at, index) => {
    if (!listener.port && index < egress.length - 1) at.error('must have a port, or be the last, as without one it is for all ports');
    egressListener(listener, at, namespace);
  });
  distinct(egress.map((one) => one.port && (one.port.number || one.bind || '')), 'port.number', place.at('egress'));
  place.one('outboundTrafficPolicy', policy, outboundTrafficPolicy);
}

function ingressListener({ port: listener, bind, defaultEndpoint, tls, connectionPool: pool }: SidecarIngress, place: Place): void {
  listenerPort(listener, place);
  place.at('port').at('number').error(port(listener.number));
  place.check('bind', bind || undefined, ipAddress);
  place.check('defaultEndpoint', defaultEndpoint || undefined, endpoint);
  place.one('tls', tls, (given, at) => ingressTls(given, at, listener));
  place.one('connectionPool', pool, connectionPool);
  if (pool?.http && !isHttp(listener.protocol)) place.at('connectionPool').at('http').warning('does nothing on a port whose protocol is not HTTP; name the protocol or drop it');
}

function ingressTls(tls: SidecarIngressTls, place: Place, { protocol }: Port): void {
  for (const field of NOT_FOR_SIDECARS) {
    const value = tls[field];
    if (Array.isArray(value) ? value.length > 0 : value) place.at(field).error('cannot stand in the ingress of a Sidecar; drop it');
  }
  if (tls.mode === 'ISTIO_MUTUAL' || tls.mode === 'AUTO_PASSTHROUGH') {
    place.at('mode').error(`cannot be ${tls.mode} in the ingress of a Sidecar; use SIMPLE, MUTUAL, OPTIONAL_MUTUAL or PASSTHROUGH`);
  }
  if (!isTls(protocol)) place.error(`is for ports with the protocol HTTPS or TLS, got ${show(protocol ?? '')}`);
  serverTls(tls, place);
}

function egressListener({ port: listener, bind = '', captureMode = 'DEFAULT', hosts }: SidecarEgress, place: Place, namespace: string | undefined): void {
  if (listener) {
    listenerPort(listener, place);
    if (listener.number) {
      place.at('port').at('number').error(port(listener.number));
      place.check('bind', bind || undefined, ipAddress);
    } else {
      place.at('bind').error(isUnixSocket(bind) ? unixSocket(bind) : `must be a Unix domain socket such as 'unix:///run/app.sock' beside port 0, got ${show(bind)}`);
      if (captureMode === 'IPTABLES') place.at('captureMode').error('cannot be IPTABLES for a Unix domain socket; use NONE');
    }
  }
  if (hosts.length === 0) place.at('hosts').error('must have at least one entry');
  place.checkEach('hosts', hosts, egressHost);
  coveredHosts(hosts, place.at('hosts'), namespace);
}

function listenerPort({ name, protocol, targetPort }: Port, place: Place): void {
  const at = place.at('port');
  at.check('name', name || undefined, dnsLabel);
  at.check('protocol', protocol, protocolIfAny);
  if (targetPort) at.at('targetPort').error('does nothing in a Sidecar; drop it');
}

/** Warns of hosts that another entry has, as one with '*' for the name has the whole namespace. */
function coveredHosts(hosts: readonly string[], place: Place, namespace: string | undefined): void {
  const names = new Map<string, Set<string>>();
  hosts.forEach((host, index) => {
    const slash = host.indexOf('/');
    if (slash < 0 || host.startsWith('~')) return;
    const written = host.slice(0, slash);
    const own = written === '.' ? namespace ?? '.' : written;
    const name = host.slice(slash + 1);
    const seen = names.get(own) ?? new Set<string>();
    if (name === '*' ? seen.size > 0 : seen.has(name) || seen.has('*')) place.at(index).warning(`has ${show(host)} in common with an entry before; drop one of them`);
    names.set(own, seen.add(name));
  });
  if (names.get('*')?.has('*') && names.size > 1) place.warning("has '*/*', which leaves nothing to add; drop the other entries");
}

function endpoint(text: string): string | undefined {
  if (isUnixSocket(text)) return unixSocket(text);
  const [, number] = ENDPOINT.exec(text) ?? [];
  return number !== undefined && !port(Number(number)) ? undefined
    : `must be a port of the workload such as '127.0.0.1:8080', '[::1]:8080' or ':8080', or a Unix domain socket, got ${show(text)}`;
}

function outboundTrafficPolicy({ mode = 'REGISTRY_ONLY', egressProxy }: SidecarOutboundTrafficPolicy, place: Place): void {
  place.one('egressProxy', egressProxy, (proxy, at) => {
    if (mode !== 'ALLOW_ANY') at.error(`is for the mode ALLOW_ANY, and the mode is ${mode}; change one of them`);
    at.at('host').error(fullName(proxy.host));
    if (!proxy.port) at.at('port').error('must be given');
    destination(proxy, at);
  });
}

/** Listeners must differ in where they listen. */
function distinct(keys: ReadonlyArray<number | string | undefined>, field: string, place: Place): void {
  keys.forEach((key, index) => {
    if (key !== undefined && keys.indexOf(key) < index) place.at(index).error(`must listen elsewhere than the entries before, got ${field} ${show(key)} twice`);
  });
}
