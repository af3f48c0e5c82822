import { BlockList, isIP } from 'node:net';

/** Addresses such as `10.1.0.0/16`, or a single one. */
export interface Subnet {
  readonly length: number;
  has(address: string): boolean;
}

/** What a text stands for, or undefined where it is no address. */
export function subnetOf(text: string): Subnet | undefined {
  const [address, length] = text.split('/');
  const family = familyOf(address);
  if (!family) return undefined;
  const list = new BlockList();
  const prefix = Number(length ?? (family === 'ipv4' ? 32 : 128));
  list.addSubnet(address, prefix, family);
  return {
    length: prefix,
    has: (one) => {
      const own = familyOf(one);
      return own !== undefined && list.check(one, own);
    },
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  switch (isIP(address)) {
    case 4: return 'ipv4';
    case 6: return 'ipv6';
    default: return undefined;
  }
}
