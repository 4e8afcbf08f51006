import { BlockList, isIP, isIPv6 } from 'node:net';
import { Mistake } from '../mistake.ts';
import { plainAddress } from '../taking-part/network.ts';

/** The proxies whose word about who asks is believed. */
export interface Proxies {
  /** @returns whether an address is one of theirs */
  trusts(address: string): boolean;
}

/**
 * @param networks such as `10.0.0.0/8`, `fd00::/8` or `127.0.0.1`
 * @throws Mistake if one of them is none
 */
export function proxiesIn(networks: readonly string[]): Proxies {
  const list = new BlockList();
  for (const network of networks) add(list, network);
  return {
    // An IPv4 address inside an IPv6 one is known too.
    trusts: (address) => isIP(address) !== 0 && list.check(address, familyOf(address)),
  };
}

function add(list: BlockList, network: string): void {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
  const most = isIPv6(address) ? 128 : 32;
  const prefix = Number(bits ?? most);
  if (isIP(address) === 0 || address.includes('%') || prefix > most) {
    throw new Mistake(
      `"${network}" is no address or network of a proxy (write 127.0.0.1, or 10.0.0.0/8)`,
    );
  }
  list.addSubnet(address, prefix, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/**
 * Walks from the server outwards: each proxy has put the address it saw at the end of
 * `X-Forwarded-For`. The first one that is no proxy of ours asks; what stands before it anybody can
 * make up. Where an entry is no address, nothing before it is believed either.
 * @param peer who is connected
 * @returns the address that asks
 */
export function clientOf(peer: string, forwarded: string | undefined, proxies: Proxies): string {
  let client = plainAddress(peer);
  for (const entry of (forwarded ?? '').split(',').reverse()) {
    if (!proxies.trusts(client)) break;
    const address = addressIn(entry.trim());
    if (address === undefined) break;
    client = address;
  }
  return client;
}

/** @returns the address of `1.2.3.4`, `1.2.3.4:567`, `::1`, `[::1]` or `[::1]:567` */
function addressIn(entry: string): string | undefined {
  const [, inBrackets] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(entry) ?? [];
  if (inBrackets !== undefined) return isIPv6(inBrackets) ? plainAddress(inBrackets) : undefined;
  const address = entry.replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1');
  return isIP(address) === 0 ? undefined : plainAddress(address);
}
