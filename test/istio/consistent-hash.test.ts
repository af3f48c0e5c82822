import { Duration } from 'cdk8s';
import { ConsistentHash, ConsistentHashOptions, HashAlgorithm, HashCookieOptions, LoadBalancer } from '../../src/istio';
import { trafficPolicyOf } from '../support/istio';

const specOf = (hash: ConsistentHash) => trafficPolicyOf({ loadBalancer: LoadBalancer.consistentHash(hash) }).loadBalancer.consistentHash;

test.each<[string, (options?: ConsistentHashOptions) => ConsistentHash, object]>([
  ['httpHeader', (options) => ConsistentHash.httpHeader('x-user', options), { httpHeaderName: 'x-user' }],
  ['httpCookie', (options) => ConsistentHash.httpCookie('user', options), { httpCookie: { name: 'user' } }],
  ['sourceIp', ConsistentHash.sourceIp, { useSourceIp: true }],
  ['httpQueryParameter', (options) => ConsistentHash.httpQueryParameter('user', options), { httpQueryParameterName: 'user' }],
])('%s comes out, with an algorithm if given', (_, hash, spec) => {
  expect(specOf(hash())).toEqual(spec);
  expect(specOf(hash({ algorithm: HashAlgorithm.ringHash(64) }))).toEqual({ ...spec, ringHash: { minimumRingSize: 64 } });
  expect(specOf(hash({ algorithm: HashAlgorithm.maglev(101) }))).toEqual({ ...spec, maglev: { tableSize: 101 } });
});

test.each<[string, () => ConsistentHash, string]>([
  ['header', () => ConsistentHash.httpHeader(''), 'httpHeaderName must not be empty'],
  ['cookie', () => ConsistentHash.httpCookie(''), 'name of a cookie must not be empty'],
  ['parameter', () => ConsistentHash.httpQueryParameter(''), 'httpQueryParameterName must not be empty'],
])('fails when a %s has no name', (_, hash, message) => {
  expect(hash).toThrow(message);
});

describe('a cookie', () => {
  test('has all fields come out', () => {
    const hash = ConsistentHash.httpCookie('user', {
      path: '/shop',
      ttl: Duration.hours(1),
      attributes: { SameSite: 'Lax', Secure: '' },
      algorithm: HashAlgorithm.maglev(),
    });
    expect(specOf(hash)).toEqual({
      httpCookie: { name: 'user', path: '/shop', ttl: '3600s', attributes: [{ name: 'SameSite', value: 'Lax' }, { name: 'Secure' }] },
      maglev: { tableSize: 65537 },
    });
  });

  test('may last for the session', () => {
    expect(specOf(ConsistentHash.httpCookie('user', { ttl: Duration.seconds(0) }))).toEqual({ httpCookie: { name: 'user', ttl: '0s' } });
  });

  test.each<[string, HashCookieOptions, string]>([
    ['a broken lifetime', { ttl: Duration.millis(0.5) }, 'ttl of a cookie must be a whole number of milliseconds, got 0.5 milliseconds'],
    ['an attribute without a name', { attributes: { '': 'Lax' } }, 'attribute of a cookie must not be empty'],
    ['an attribute twice', { attributes: { SameSite: 'Lax', samesite: 'Strict' } }, "the attribute list of a cookie has 'samesite' twice; drop one"],
  ])('fails with %s', (_, options, message) => {
    expect(() => ConsistentHash.httpCookie('user', options)).toThrow(message);
  });
});

describe('an algorithm', () => {
  const algorithmOf = (algorithm: HashAlgorithm) => {
    const { useSourceIp, ...rest } = specOf(ConsistentHash.sourceIp({ algorithm }));
    return rest;
  };

  test.each([
    ['ringHash', HashAlgorithm.ringHash(), { ringHash: {} }],
    ['ringHash of 1', HashAlgorithm.ringHash(1), { ringHash: { minimumRingSize: 1 } }],
    ['ringHash of 2^53-1', HashAlgorithm.ringHash(2 ** 53 - 1), { ringHash: { minimumRingSize: 2 ** 53 - 1 } }],
    ['maglev', HashAlgorithm.maglev(), { maglev: { tableSize: 65537 } }],
    ['maglev of the least prime', HashAlgorithm.maglev(2), { maglev: { tableSize: 2 } }],
    ['maglev of the greatest prime', HashAlgorithm.maglev(4999999), { maglev: { tableSize: 4999999 } }],
  ])('may be %s', (_, algorithm, spec) => {
    expect(algorithmOf(algorithm)).toEqual(spec);
  });

  test.each([0, -1, 1.5])('fails as a ring of %s', (size) => {
    expect(() => HashAlgorithm.ringHash(size)).toThrow(`minimumRingSize must be a whole number of at least 1, got ${size}`);
  });

  test('fails as a ring of 2^53', () => {
    expect(() => HashAlgorithm.ringHash(2 ** 53)).toThrow('minimumRingSize must be a whole number of at most 9007199254740991, got 9007199254740992');
  });

  test.each([0, 1, 5000011, 2.5])('fails as a table of %s', (size) => {
    expect(() => HashAlgorithm.maglev(size)).toThrow(`tableSize of maglev must be a whole number from 2 to 5000010, got ${size}`);
  });

  test.each([4, 9, 65536, 4999998])('fails as a table of %s, which is no prime', (size) => {
    expect(() => HashAlgorithm.maglev(size)).toThrow(`tableSize of maglev must be a prime number such as 65537, got ${size}`);
  });
});
