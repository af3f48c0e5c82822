import { VirtualHosts } from '../../../src/simulator/http/virtual-host';

const named = (name: string) => ({ name, routes: [], leftOut: [] });

function hostsOf(...domains: string[]): VirtualHosts {
  const hosts = new VirtualHosts();
  domains.forEach((domain, index) => hosts.add(domain, named(`${domain} ${index}`)));
  return hosts;
}

test('a host is found by its name, or else the longest suffix, or else by what is for all', () => {
  const hosts = hostsOf('*', '*.com', '*.a.com', '*.b.com', '*.a.org', 'x.a.com');
  const found = (host: string) => hosts.find(host)?.name;

  expect(['x.a.com', 'y.a.com', 'y.b.com', 'z.y.b.com', 'a.com', 'y.a.org', 'org'].map(found))
    .toEqual(['x.a.com 5', '*.a.com 2', '*.b.com 3', '*.b.com 3', '*.com 1', '*.a.org 4', '* 0']);
  expect(hostsOf('*.com').find('a.org')).toBeUndefined();
  expect(new VirtualHosts().find('a.org')).toBeUndefined();
});

test('a wildcard stands for some text', () => {
  const hosts = hostsOf('*a.com');
  expect(['xa.com', 'x.a.com', 'a.com'].map((host) => hosts.find(host)?.name)).toEqual(['*a.com 0', '*a.com 0', undefined]);
});

test('the first for a domain keeps it', () => {
  const hosts = hostsOf('a.com', '*.com', '*', 'a.com', '*.com', '*', '*.org');

  expect(['a.com', 'b.com', 'b.net', 'b.org'].map((host) => hosts.find(host)?.name)).toEqual(['a.com 0', '*.com 1', '* 2', '*.org 6']);
  expect(hosts.losersOf('a.com').map(({ name }) => name)).toEqual(['a.com 3']);
  expect(hosts.all().map(({ name }) => name)).toEqual(['a.com 0', '*.com 1', '*.org 6', '* 2']);
});

test('one host alone answers for all that is asked', () => {
  const only = hostsOf('a.com', '*').only('a.com');
  expect([only.find('a.com')?.name, only.find('elsewhere.org')?.name, hostsOf('a.com').only('b.com').find('b.com')]).toEqual(['a.com 0', 'a.com 0', undefined]);
});
