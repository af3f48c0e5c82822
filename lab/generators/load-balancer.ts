import { istio } from 'cdk8s-istio';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { duration, fuzz, headerName, percent, positiveUint32, text, uri } from './values';

const { ConsistentHash, HashAlgorithm, LoadBalancer, Locality } = istio;

const algorithm: Gen<istio.HashAlgorithm> = either(
  call(HashAlgorithm.ringHash, maybe(mostly(pick(1, 1024, 8388608, 8388609), pick(0, -1, 1.5, 2 ** 53 - 1, 2 ** 53, 1e21)), 0.7)),
  call(HashAlgorithm.maglev, maybe(mostly(pick(2, 3, 251, 65537, 4999999), pick(0, 1, 4, 5000011, 5000010, 6, -3, 2.5, NaN)), 0.7)),
);
const hashOptions = { algorithm: maybe(algorithm) };
const cookieName = mostly(pick('session', 'user'), text);
const hash: Gen<istio.ConsistentHash> = either(
  call(ConsistentHash.httpHeader, mostly(headerName, text), struct<istio.ConsistentHashOptions>(hashOptions)),
  call(ConsistentHash.httpCookie, cookieName, struct<istio.HashCookieOptions>({
    ...hashOptions,
    path: maybe(uri, 0.5),
    ttl: maybe(duration, 0.6),
    attributes: maybe(dictionary(mostly(pick('SameSite', 'Secure', 'HttpOnly'), text), mostly(pick('Lax', ''), text)), 0.6),
  })),
  call(ConsistentHash.sourceIp, struct<istio.ConsistentHashOptions>(hashOptions)),
  call(ConsistentHash.httpQueryParameter, cookieName, struct<istio.ConsistentHashOptions>(hashOptions)),
);

const locality = mostly(
  pick('us-east/a/*', 'us-west/b/1', 'eu/*', 'asia', 'us-east/b/2', 'eu-west/a'),
  either(pick('', '*', '*/a', 'a/*/b', 'a//b', '/', 'a/b/c/d', 'a*', 'a/b*', 'us-east/a/1'), fuzz('a', 'b', '/', '*', '-')),
);
const shares = mostly(
  either(
    call((to: string) => ({ [to]: 100 }), locality),
    call(
      (first: string, second: string, share: number) => ({ [first]: share, [second]: 100 - share }),
      locality, locality, mostly(pick(1, 50, 99), pick(0, 100, -1, 101, 0.5)),
    ),
  ),
  either(pick({}), dictionary(locality, pick(33, 50, 100))),
);
const distribution: Gen<istio.LocalityDistribution> = struct<istio.LocalityDistribution>({ fromLocality: locality, to: shares });

const region = mostly(pick('us-east', 'us-west', 'eu'), either(locality, text));
const failoverOptions = {
  failover: maybe(mostly(
    either(pick([{ fromRegion: 'us-east', toRegion: 'eu' }, { fromRegion: 'us-west', toRegion: 'eu' }])),
    list(struct<istio.LocalityFailover>({ fromRegion: region, toRegion: region }), 0),
  ), 0.5),
  failoverPriority: maybe(list(mostly(pick('version', 'app', 'version=v1'), either(text, pick('', '=', 'a=', '=a', 'topology.kubernetes.io/region', 'topology.istio.io/network', 'topology.kubernetes.io/zone=a', 'topology.istio.io/subzone', 'a', 'a'))), 0), 0.5),
};
export const localities: Gen<istio.Locality> = either(
  call(Locality.disabled),
  call(Locality.distribute, mostly(list(distribution, 1, 1), list(distribution, 0, 3))),
  call(Locality.failover, struct<istio.LocalityFailoverOptions>(failoverOptions)),
  call(Locality.zoneAware, struct<istio.ZoneAwareOptions>({ ...failoverOptions, minClusterSize: maybe(positiveUint32, 0.5) })),
);

const options = { locality: maybe(localities, 0.5) };
const plain = struct<istio.LoadBalancerOptions>(options);
const warmed = struct<istio.WarmupLoadBalancerOptions>({
  ...options,
  warmup: maybe(struct<istio.Warmup>({
    duration,
    minimumPercent: maybe(percent, 0.6),
    aggression: maybe(mostly(pick(1, 0.5, 2, 1e6), pick(0, -1, NaN, Infinity, 1e-10)), 0.6),
  }), 0.6),
});

export const loadBalancer: Gen<istio.LoadBalancer> = either(
  either(call(LoadBalancer.roundRobin, warmed), call(LoadBalancer.leastRequest, warmed), call(LoadBalancer.unspecified, warmed)),
  either(call(LoadBalancer.random, plain), call(LoadBalancer.passthrough, plain)),
  call(LoadBalancer.consistentHash, hash, plain),
  call(LoadBalancer.consistentHash, hash, plain),
);

