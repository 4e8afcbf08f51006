const V4_IN_V6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** @returns an address as it is written alone: an IPv4 one not inside an IPv6 one, no zone */
export function plainAddress(address: string): string {
  return V4_IN_V6.exec(address)?.[1] ?? address.replace(/%.*$/, '');
}

/** @returns an IPv4 address as it is; of an IPv6 one the first half, as a household has the rest */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const [before = [], after = []] = [head, tail ?? ''].map((half) =>
    half.split(':').filter(Boolean),
  );
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  // 0db8 and db8 are the same.
  return groups.slice(0, 4).map(unpadded).join(':');
}

function unpadded(group: string): string {
  return group.toLowerCase().replace(/^0+(?=.)/, '');
}
