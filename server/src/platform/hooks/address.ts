import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Ranges of RFC 6890 and later that are nobody's public server: what stands there is our own house. */
const special: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Of the sixth version only what is given out to the world, without the ranges that carry other addresses inside. */
const world6: readonly (readonly [string, number])[] = [['2000::', 3]];
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
const listOf = (ranges: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [address, bits] of ranges) list.addSubnet(address, bits, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return list;
};
const closed4 = listOf(special);
const open6 = listOf(world6);
const closed6 = listOf(special6);

/** Ranges that the operator opened, such as `10.20.0.0/16`; null when the text is none. */
export const networksOf = (text: string): BlockList | null => {
  const ranges: [string, number][] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [address = '', bits = ''] = part.split('/');
    const version = isIP(address);
    if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return null;
    ranges.push([address, Number(bits)]);
  }
  return listOf(ranges);
};

const inside = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A mapped address (::ffff:10.0.0.1) is not in the world's range, so it is refused like the one it hides. */
export const isPublic = (address: string): boolean => {
  if (isIP(address) === 4) return !inside(closed4, address);
  if (isIP(address) === 6) return inside(open6, address) && !inside(closed6, address);
  return false;
};

/** Without encryption only where the operator said so: to the open network nothing leaves in the clear. */
export const isPermitted = (address: string, protocol: string, networks: BlockList): boolean =>
  (isIP(address) !== 0 && inside(networks, address)) || (protocol === 'https:' && isPublic(address));

export class AddressRefused extends Error {
  constructor() {
    super('the address is not permitted');
    this.name = 'AddressRefused';
  }
}

/**
 * The socket connects to what this answers and asks nobody again, so that a name cannot point elsewhere between the check
 * and the call. One closed address among several closes the name: who mixes them means us no good.
 */
export const guardedLookup =
  (protocol: string, networks: BlockList): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '', 0);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPermitted(address, protocol, networks)))
        return done(new AddressRefused(), '', 0);
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
