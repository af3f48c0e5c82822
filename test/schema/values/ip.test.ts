import { ipAddress, subnet } from '../../../src/schema/values/ip';

test.each(['10.0.0.1', '::1', '::ffff:10.0.0.1', 'fe80::1%eth0'])('%s is an address', (address) => {
  expect(ipAddress(address)).toBeUndefined();
});

test.each(['', '10.0.0', '10.0.0.256', '010.0.0.1', '10.0.0.1%eth0', 'fe80::1%', '[::1]', '10.0.0.0/8', 'a'])('fails for the address %j', (address) => {
  expect(ipAddress(address)).toBe(`must be an IP address, got '${address}'`);
});

test.each(['10.0.0.1', '10.0.0.1/8', '0.0.0.0/0', '10.0.0.0/32', '::/128', '::ffff:10.0.0.0/100', 'fe80::1%eth0'])('%s is a subnet', (text) => {
  expect(subnet(text)).toBeUndefined();
});

test.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/+8', '10.0.0.0/8/8', '/8', 'fe80::1%eth0/64', 'a/8'])('fails for the subnet %j', (text) => {
  expect(subnet(text)).toBe(`must be an IP address or a CIDR range such as '10.1.0.0/16', got '${text}'`);
});
