import { LoadBalancer, Locality, LocalityFailover, LocalityFailoverOptions } from '../../src/istio';
import { trafficPolicyOf } from '../support/istio';

const specOf = (locality: Locality) => trafficPolicyOf({ loadBalancer: LoadBalancer.leastRequest({ locality }), outlierDetection: {} }).loadBalancer;

test('may not count', () => {
  expect(specOf(Locality.disabled())).toEqual({ simple: 'LEAST_REQUEST', localityLbSetting: { enabled: false } });
});

describe('distribute', () => {
  test('divides traffic by percentages', () => {
    const locality = Locality.distribute([
      { fromLocality: 'us-west/zone1/*', to: { 'us-west/zone1/*': 80, 'us-west/zone2/a': 15, 'eu': 5 } },
      { fromLocality: 'us-west/zone2/*', to: { '*': 100 } },
    ]);
    expect(specOf(locality)).toEqual({
      simple: 'LEAST_REQUEST',
      localityLbSetting: {
        enabled: true,
        distribute: [
          { from: 'us-west/zone1/*', to: { 'us-west/zone1/*': 80, 'us-west/zone2/a': 15, 'eu': 5 } },
          { from: 'us-west/zone2/*', to: { '*': 100 } },
        ],
      },
    });
  });

  test('fails without any', () => {
    expect(() => Locality.distribute([])).toThrow('distribute must have at least one entry, got none');
  });

  test.each(['', 'us//a', 'us/', '/us', 'us/a/b/c', '*/a', 'u*s', 'us/*/b', '**', 'us-*', 'us/a-*', 'us/*a', 'us/**'])("fails with the locality '%s'", (name) => {
    const message = `locality must be '<region>/<zone>/<sub-zone>', of which the last part may be '*', got '${name}'`;
    expect(() => Locality.distribute([{ fromLocality: name, to: { us: 100 } }])).toThrow(message);
    expect(() => Locality.distribute([{ fromLocality: 'us', to: { [name]: 100 } }])).toThrow(message);
  });

  test.each([
    ['us', 'us', 'us'],
    ['us', 'us/a', 'us'],
    ['us/*', 'us/a/*', 'us/*'],
    ['us/a', 'us/a/b', 'us/a'],
    ['*', 'eu/a', '*'],
  ])('fails when the callers %s and %s overlap', (one, other) => {
    const to = { us: 100 };
    expect(() => Locality.distribute([{ fromLocality: one, to }, { fromLocality: other, to }]))
      .toThrow(`localities '${one}' and '${other}' overlap; divide them`);
  });

  test.each([
    ['alone', ['*']],
    ['after others', ['us/a', 'us/b', 'eu', '*']],
  ])("may name all callers by '*' %s", (_, callers) => {
    const distribute = specOf(Locality.distribute(callers.map((fromLocality) => ({ fromLocality, to: { us: 100 } })))).localityLbSetting.distribute;

    expect(distribute).toEqual(callers.map((from) => ({ from, to: { us: 100 } })));
  });

  test.each([
    [['*', 'us', 'eu'], "'*' and 'us'"],
    [['us', '*', 'eu'], "'*' and 'us'"],
    [['*', '*'], "'*' and '*'"],
  ])("fails when '*' is not the last of the callers: %j", (callers, names) => {
    expect(() => Locality.distribute(callers.map((fromLocality) => ({ fromLocality, to: { us: 100 } }))))
      .toThrow(`localities ${names} overlap; divide them`);
  });

  test("fails when '*' takes traffic beside others, wherever it stands", () => {
    expect(() => Locality.distribute([{ fromLocality: 'us', to: { 'us': 50, '*': 50 } }])).toThrow("localities '*' and 'us' overlap; divide them");
  });

  test('fails when no locality takes the traffic', () => {
    expect(() => Locality.distribute([{ fromLocality: 'us', to: {} }]))
      .toThrow("localities that take the traffic from 'us' must have at least one entry, got none");
  });

  test('divides as it was told, whatever happens to the shares later', () => {
    const to: Record<string, number> = { us: 100 };
    const locality = Locality.distribute([{ fromLocality: 'us', to }]);
    to.eu = 50;

    expect(specOf(locality).localityLbSetting.distribute).toEqual([{ from: 'us', to: { us: 100 } }]);
  });

  test('fails when shares are of localities that overlap', () => {
    expect(() => Locality.distribute([{ fromLocality: 'us', to: { 'us/a': 50, 'us/*': 50 } }]))
      .toThrow("localities 'us/*' and 'us/a' overlap; divide them");
  });

  test('may name localities that merely begin alike', () => {
    expect(specOf(Locality.distribute([{ fromLocality: 'us', to: { 'us-west': 50, 'us': 50 } }])).localityLbSetting.distribute)
      .toEqual([{ from: 'us', to: { 'us-west': 50, 'us': 50 } }]);
  });

  test.each([0, 101, -1, 33.3])('fails with the share %s', (share) => {
    expect(() => Locality.distribute([{ fromLocality: 'us', to: { eu: share } }]))
      .toThrow(`share of a locality from 'us' must be a whole number from 1 to 100, got ${share}`);
  });

  test.each([
    [{ us: 60, eu: 30 }, '90 (60 + 30)'],
    [{ us: 60, eu: 60 }, '120 (60 + 60)'],
  ])('fails when the shares are not 100 together: %j', (to, sum) => {
    expect(() => Locality.distribute([{ fromLocality: 'us', to }]))
      .toThrow(`shares of the localities from 'us' must be 100 together, got ${sum}`);
  });
});

const FAILOVER: LocalityFailover[] = [{ fromRegion: 'us-east', toRegion: 'eu-west' }, { fromRegion: 'us-west', toRegion: 'us-east' }];
const FAILOVER_SPEC = [{ from: 'us-east', to: 'eu-west' }, { from: 'us-west', to: 'us-east' }];
const PRIORITY = ['version=v1', 'topology.istio.io/cluster'];
const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

describe('failover', () => {
  test.each<[string, LocalityFailoverOptions | undefined, object]>([
    ['defaults', undefined, {}],
    ['all fields', { failover: FAILOVER, failoverPriority: PRIORITY }, { failover: FAILOVER_SPEC, failoverPriority: PRIORITY }],
    ['topology labels alone', { failoverPriority: TOPOLOGY }, { failoverPriority: TOPOLOGY }],
    ['topology labels beside an empty failover', { failover: [], failoverPriority: TOPOLOGY }, { failover: [], failoverPriority: TOPOLOGY }],
  ])('keeps traffic near: %s', (_, options, spec) => {
    expect(specOf(Locality.failover(options))).toEqual({ simple: 'LEAST_REQUEST', localityLbSetting: { enabled: true, ...spec } });
  });

  test.each(TOPOLOGY)('fails with the label %s beside regions', (label) => {
    expect(() => Locality.failover({ failover: FAILOVER, failoverPriority: [...PRIORITY, label] }))
      .toThrow(`failoverPriority has the topology label '${label}' beside failover, which already orders regions; drop one of them`);
  });
});

describe('zoneAware', () => {
  test('keeps traffic within zones', () => {
    expect(specOf(Locality.zoneAware())).toEqual({ simple: 'LEAST_REQUEST', zoneAwareLbSetting: { enabled: true } });
  });

  test('has all fields come out', () => {
    expect(specOf(Locality.zoneAware({ failover: FAILOVER, failoverPriority: PRIORITY, minClusterSize: 1 }))).toEqual({
      simple: 'LEAST_REQUEST',
      zoneAwareLbSetting: { enabled: true, failover: FAILOVER_SPEC, failoverPriority: PRIORITY, minClusterSize: 1 },
    });
  });

  test.each(TOPOLOGY)('fails with the label %s', (label) => {
    expect(() => Locality.zoneAware({ failoverPriority: [label] }))
      .toThrow(`failoverPriority has the topology label '${label}', which zone-aware load balancing handles itself; drop it`);
  });

  test.each([0, 1.5])('fails with the smallest size %s', (minClusterSize) => {
    expect(() => Locality.zoneAware({ minClusterSize })).toThrow(`minClusterSize must be a whole number of at least 1, got ${minClusterSize}`);
  });
});

describe.each([
  ['failover', 'localityLbSetting', Locality.failover],
  ['zoneAware', 'zoneAwareLbSetting', Locality.zoneAware],
])('%s', (_, field, locality) => {
  test('has the labels given, whatever happens to the list later', () => {
    const failoverPriority = ['version'];
    const made = locality({ failoverPriority });
    failoverPriority.push(TOPOLOGY[0]);

    expect(specOf(made)[field].failoverPriority).toEqual(['version']);
  });

  test.each([
    ['', 'eu', 'region of a failover must not be empty'],
    ['us', '', 'region of a failover must not be empty'],
    ['us/a', 'eu', "failover names regions without zones and wildcards, got 'us/a'"],
    ['us', 'eu/b', "failover names regions without zones and wildcards, got 'eu/b'"],
    ['*', 'eu', "failover names regions without zones and wildcards, got '*'"],
    ['us', 'us', "failover goes from the region 'us' to itself; name another region"],
  ])("fails from the region '%s' to '%s'", (fromRegion, toRegion, message) => {
    expect(() => locality({ failover: [{ fromRegion, toRegion }] })).toThrow(message);
  });
});
