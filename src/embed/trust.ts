/** Whose addresses a page trusts, and what is taken over of what was pasted. */
import { tidied } from '../ui/address.ts';

/**
 * Whether a page shows what is at an address, whoever wrote it: where the script is from, and servers
 * that its tag names. A comment on a town's page must not become a ballot that asks for codes.
 * @param own the address of the script
 */
export function isTrusted(address: string, own: string): boolean {
  return [own, ...namedServers()].some((one) => originOf(one) === (originOf(address) || '-'));
}

/** @returns what stands in `data-servers` */
export function namedServers(): string[] {
  const scripts = [...document.querySelectorAll('script[data-servers]')];
  return scripts.flatMap((one) => (one.getAttribute('data-servers') ?? '').split(/\s+/));
}

/**
 * @returns the origin of an address of the web; empty where it is none, as where an asterisk stands for
 * many servers, or a comma between two
 */
export function originOf(address: string): string {
  try {
    const { origin } = new URL(address);
    return /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? origin : '';
  } catch {
    return '';
  }
}

const VALUES: Readonly<Record<string, RegExp>> = {
  lang: /^([a-z]{2,8}(-\w+)*)?$/,
  remember: /^(device|tab|no)$/,
  'read-aloud': /^/,
  history: /^(on|off)$/,
  item: /^/,
};

/**
 * Takes over what is said of a widget: `data-lang`, `data-remember`, `data-read-aloud`, `data-history`
 * and `data-item` become attributes of its tag; no others do, as an attribute may run something.
 */
export function takeOver(from: Element, to: Element, onFault: (written: string) => void): void {
  for (const name of Object.keys(VALUES)) {
    const given = from.getAttribute(`data-${name}`);
    if (given === null) continue;
    const value = name === 'item' ? tidied(given) : tidied(given).toLowerCase();
    if (name === 'read-aloud' && value === 'false') continue;
    const isRight = VALUES[name]?.test(value);
    if (!isRight) onFault(`data-${name}="${given}"`);
    // Who writes something there wants less to stay on the device, not more.
    if (isRight || name === 'remember') to.setAttribute(name, isRight ? value : 'no');
  }
}
