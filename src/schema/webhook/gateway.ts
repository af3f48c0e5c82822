import type { GatewayServers, GatewaySpec } from '../networking.istio.io.generated';
import { dnsLabel } from '../values/dns';
import { ipAddress } from '../values/ip';
import { port } from '../values/number';
import { isHttp, isTls, protocol } from '../values/protocol';
import { show } from '../values/show';
import { isUnixSocket, unixSocket } from '../values/unix';
import { Metadata } from './metadata';
import { Place } from './place';
import { serverHost } from './scoped-host';
import { serverTls } from './server-tls';

export function gateway({ servers = [] }: GatewaySpec, place: Place, { name }: Metadata, root: Place): void {
  root.at('metadata').at('name').error(dnsLabel(name));
  if (servers.length === 0) place.at('servers').error('must have at least one entry');
  const names = new Set<string>();
  place.each('servers', servers, (one, at) => {
    server(one, at);
    const { name: portName } = one.port;
    if (names.size === names.add(portName).size) at.at('port').at('name').error(`must be another for each server, got ${show(portName)} twice`);
  });
}

function server({ hosts, port: listener, bind = '', tls }: GatewayServers, place: Place): void {
  if (hosts.length === 0) place.at('hosts').error('must have at least one entry');
  place.checkEach('hosts', hosts, serverHost);
  const wrongPort = listen(listener, bind, place);
  place.one('tls', tls, serverTls);
  if (tls?.httpsRedirect && !isHttp(listener.protocol)) place.at('tls').at('httpsRedirect').warning('does nothing on a port that is not HTTP; drop it');
  if (!wrongPort) encryption(listener.protocol, tls, place);
}

/** Where a server listens. Tells whether the port is wrong. */
function listen({ name, number, protocol: spoken, targetPort }: GatewayServers['port'], bind: string, place: Place): boolean {
  const onSocket = isUnixSocket(bind);
  const problems = {
    protocol: protocol(spoken),
    number: number > 0 || !onSocket ? port(number) : undefined,
    targetPort: targetPort ? 'does nothing on a Gateway; drop it' : undefined,
    name: name === '' ? 'must not be empty' : undefined,
  };
  for (const [field, message] of Object.entries(problems)) place.at('port').at(field).error(message);
  if (onSocket) {
    place.at('bind').error(unixSocket(bind));
    if (number !== 0) place.at('port').at('number').error(`must be 0 for a Unix domain socket, got ${number}`);
  } else if (bind) {
    place.at('bind').error(ipAddress(bind));
  }
  return Object.values(problems).some((message) => message !== undefined);
}

/** The protocol says whether there is TLS to set up; on an HTTP port it can only say that HTTPS is elsewhere. */
function encryption(spoken: string, tls: GatewayServers['tls'], place: Place): void {
  if (isTls(spoken)) {
    if (!tls) place.at('tls').error(`must be given for the protocol ${spoken}`);
  } else if (tls) {
    const { mode = 'PASSTHROUGH', caCertificates, privateKey, serverCertificate } = tls;
    const redirects = isHttp(spoken) && mode.endsWith('PASSTHROUGH') && !caCertificates && !privateKey && !serverCertificate;
    if (!redirects) place.at('tls').error(`is for HTTPS and TLS, and the protocol is ${spoken}; change one of them${isHttp(spoken) ? ', or leave httpsRedirect alone' : ''}`);
  }
}
