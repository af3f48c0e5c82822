import { Destination, Outcome } from '../../src/simulator';
import { changed } from '../../src/simulator/http/headers';
import { HEADERS } from '../generators/traffic/route';
import { MeshAnswer } from '../light';

/** What of an answer is compared, as text, so that a difference can be read. */
const COMPARED = [...HEADERS.map((name) => name.toLowerCase()), 'x-other'];
const CORS = ['origin', 'methods', 'headers', 'expose-headers', 'max-age', 'credentials'].map((name) => `access-control-${name === 'max-age' || name === 'expose-headers' ? name : `allow-${name}`}`);

const some = (headers: Readonly<Record<string, string>> = {}, names: readonly string[]) =>
  names.flatMap((name) => (headers[name] === undefined ? [] : [`${name}=${headers[name]}`])).join(' ');

/** What the simulator says may come of a request: each possibility, and its share. */
export function expectations(outcome: Outcome): Map<string, number> {
  switch (outcome.kind) {
    case 'refused': return new Map([['refused', 1]]);
    case 'passed on': return new Map([['passed on', 1]]);
    case 'unmodelled': return new Map();
    case 'connected': {
      const shares = new Map<string, number>();
      for (const { failure, endpoints, share } of outcome.destinations) {
        const programs = failure ? ['refused'] : endpoints.map(programOf);
        for (const one of programs) shares.set(one, (shares.get(one) ?? 0) + share / programs.length);
      }
      return shares;
    }
    case 'answered': {
      const { status, grpcStatus, location, body, headers } = outcome;
      if (grpcStatus !== undefined) return new Map([[grpcText(grpcStatus), 1]]);
      return new Map([[[status, location, body, some(headers, [...COMPARED, ...CORS])].filter(Boolean).join(' '), 1]]);
    }
    case 'forwarded': {
      const shares = new Map<string, number>();
      for (const one of outcome.destinations) {
        const headers = { ...changed({}, one.responseChanges), ...outcome.cors };
        const answers = one.failure?.grpcStatus !== undefined ? [grpcText(one.failure.grpcStatus)] : one.failure ? [[one.failure.status, some(headers, [...COMPARED, ...CORS])].filter(Boolean).join(' ')] : one.endpoints.map((endpoint) => described(endpoint, one, outcome.cors));
        for (const answer of answers) shares.set(answer, (shares.get(answer) ?? 0) + one.share / answers.length);
      }
      return shares;
    }
  }
}

const grpcText = (status: number) => `gRPC status ${status}`;

const programOf = (endpoint: string) => (/^\d/.test(endpoint) ? 'partner' : endpoint.split('/')[1]);

function described(endpoint: string, { request, responseChanges }: Destination, cors: Readonly<Record<string, string>> = {}): string {
  // A program does not tell of calls of gRPC what it has no name for.
  const asked = request.headers.te === 'trailers' ? [] : [request.method, request.authority];
  return [programOf(endpoint), ...asked, request.path, some(request.headers, COMPARED), '|', some(changed({}, responseChanges), COMPARED), some(cors, CORS)]
    .filter(Boolean).join(' ');
}

/**
 * What came of it, in the same words.
 *
 * @param isConnected whether only who answers is of interest
 */
export function found(answer: MeshAnswer, isConnected = false): string {
  const { seen, status, headers, body, error, grpc } = answer;
  if (seen) {
    const program = seen.service === 'partner' ? 'partner' : `${seen.service}-${seen.version}`;
    if (isConnected) return program;
    if (seen.protocol === 'tcp') return `${program} as TCP`;
    return [program, seen.method, seen.headers.host, seen.path, some(seen.headers, COMPARED), '|', some(headers, COMPARED), some(headers, CORS)].filter(Boolean).join(' ');
  }
  if (error) return ['closed', 'refused', 'tls'].includes(error.kind) ? 'refused' : error.kind;
  // A proxy that speaks HTTP does not understand a line.
  if (status === undefined && body?.startsWith('HTTP/1.1 400')) return 'refused';
  // A client of gRPC tells of a connection that is closed as of an answer, which then has no headers.
  if (grpc && Object.keys(headers ?? {}).length === 0) return 'refused';
  if (grpc && grpc.code !== 0) return isConnected ? 'refused' : grpcText(grpc.code);
  const own = body && !/^(no healthy upstream|upstream connect error|fault filter abort)/.test(body) ? body : undefined;
  return [status, headers?.location, own, some(headers, [...COMPARED, ...CORS])].filter(Boolean).join(' ');
}
