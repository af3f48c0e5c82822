import { Request } from '../../src/simulator';
import { Credentials, MeshRequest } from '../light';

/** A request as the light lab sends it for a client, whose certificate is shown where the request has one. */
export const sentBy = ({ certificate, key }: Credentials, { protocol = 'http', tls, ...request }: Request): MeshRequest => ({
  ...request,
  protocol: protocol === 'http' ? 'http/1.1' : protocol,
  ...protocol === 'tcp' && { body: 'line' },
  ...tls && { tls: { ...tls.sni !== undefined && { serverName: tls.sni }, ...tls.certificate && { certificate, key } } },
});
