import { ServiceEntryResolution, WorkloadEndpoint } from '../../src/istio';
import { LABEL_RULE, LABEL_VALUE_RULE, SUBDOMAIN_RULE } from '../support/rules';

const specOf = (endpoint: WorkloadEndpoint) => ServiceEntryResolution.staticEndpoints([endpoint])._toSpec().endpoints![0];

test('all fields come out', () => {
  const endpoint: WorkloadEndpoint = {
    address: '10.0.0.1',
    ports: { http: 8080 },
    labels: { app: 'db' },
    network: 'vm',
    locality: 'eu/west/1',
    weight: 2,
    serviceAccount: 'db',
  };
  expect(specOf(endpoint)).toEqual(endpoint);
});

test.each(['10.0.0.1', '2001:db8::1', 'unix:///run/db.sock', 'unix://@db'])('the address may be %s', (address) => {
  expect(specOf({ address })).toEqual({ address });
});

test.each(['eu', 'eu/west', 'eu/west/1'])('the locality may be %s', (locality) => {
  expect(specOf({ network: 'vm', locality })).toEqual({ network: 'vm', locality });
});

const DB = '10.0.0.1';
const IT = `the endpoint '${DB}'`;
const LOCALITY = `locality of ${IT} must be '<region>/<zone>/<sub-zone>' or the first parts of it, got`;
const LONG = 'a'.repeat(63);

test.each<[string, WorkloadEndpoint, string]>([
  ['neither address nor network', {}, 'an endpoint has neither address nor network; give it its address'],
  ['ports of a socket', { address: 'unix:///run/db.sock', ports: { tcp: 1 } },
    "the endpoint 'unix:///run/db.sock' is the Unix socket 'unix:///run/db.sock', which has no ports; drop the ports"],
  ['a socket without a path', { address: 'unix://run' },
    "address of the endpoint 'unix://run' must have an absolute path or '@<name>' after unix://, got 'unix://run'"],
  ['a socket that ends with a slash', { address: 'unix://@db/' },
    "address of the endpoint 'unix://@db/' cannot end with '/', got 'unix://@db/'"],
  ['a long address', { address: `unix:///${LONG.repeat(4)}` }, `must have at most 256 characters, got ${8 + 4 * 63}`],
  ['a port that is none', { address: DB, ports: { tcp: 0 } }, `port 'tcp' of ${IT} must be a whole number from 1 to 65535, got 0`],
  ['a malformed name of a port', { address: DB, ports: { a_b: 1 } }, `name of a port of ${IT} ${LABEL_RULE}, got 'a_b'`],
  ['a long name of a port', { address: DB, ports: { [LONG]: 1 } }, `name of a port of ${IT} must have at most 62 characters, got '${LONG}'`],
  ['a malformed label', { address: DB, labels: { app: '-' } }, `labels of ${IT} cannot have the value '-' for 'app'; ${LABEL_VALUE_RULE}`],
  ['an empty network', { network: '' }, 'network of an endpoint must not be empty'],
  ['a long network', { network: 'a'.repeat(2049) }, 'network of an endpoint must have at most 2048 characters, got 2049'],
  ['a locality of four parts', { address: DB, locality: 'eu/west/1/r2' }, `${LOCALITY} 'eu/west/1/r2'`],
  ['a locality with an empty part', { address: DB, locality: 'eu//1' }, `${LOCALITY} 'eu//1'`],
  ['a locality with a wildcard', { address: DB, locality: 'eu/*' }, `${LOCALITY} 'eu/*'`],
  ['a long locality', { address: DB, locality: 'a'.repeat(2049) }, `${LOCALITY} '${'a'.repeat(300)}... (2049 characters)'`],
  ['no weight', { address: DB, weight: 0 }, `weight of ${IT} must be a whole number of at least 1, got 0`],
  ['a malformed service account', { address: DB, serviceAccount: 'A' }, `serviceAccount of ${IT} ${SUBDOMAIN_RULE}, got 'A'`],
])('fails with %s', (_, endpoint, message) => {
  expect(() => specOf(endpoint)).toThrow(message);
});
