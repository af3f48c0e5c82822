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
    case 'answered': {
      const { status, location, body, headers } = outcome;
      return new Map([[[status, location, body, some(headers, [...COMPARED, ...CORS])].filter(Boolean).join(' '), 1]]);
    }
    case 'forwarded': {
      const shares = new Map<string, number>();
      for (const one of outcome.destinations) {
        const headers = { ...changed({}, one.responseChanges), ...outcome.cors };
        const answers = one.failure ? [[one.failure.status, some(headers, [...COMPARED, ...CORS])].filter(Boolean).join(' ')] : one.endpoints.map((endpoint) => described(endpoint, one, outcome.cors));
        for (const answer of answers) shares.set(answer, (shares.get(answer) ?? 0) + one.share / answers.length);
      }
      return shares;
    }
  }
}

function described(endpoint: string, { request, responseChanges }: Destination, cors: Readonly<Record<string, string>> = {}): string {
  const program = /^\d/.test(endpoint) ? 'partner' : endpoint.split('/')[1];
  return [program, request.method, request.authority, request.path, some(request.headers, COMPARED), '|', some(changed({}, responseChanges), COMPARED), some(cors, CORS)]
    .filter(Boolean).join(' ');
}

/** What came of it, in the same words. */
export function found(answer: MeshAnswer): string {
  const { seen, status, headers, body, error } = answer;
  if (seen) {
    const program = seen.service === 'partner' ? 'partner' : `${seen.service}-${seen.version}`;
    return [program, seen.method, seen.headers.host, seen.path, some(seen.headers, COMPARED), '|', some(headers, COMPARED), some(headers, CORS)].filter(Boolean).join(' ');
  }
  if (error) return error.kind === 'closed' || error.kind === 'refused' ? 'refused' : error.kind;
  const own = body && !/^(no healthy upstream|upstream connect error|fault filter abort)/.test(body) ? body : undefined;
  return [status, headers?.location, own, some(headers, [...COMPARED, ...CORS])].filter(Boolean).join(' ');
}
