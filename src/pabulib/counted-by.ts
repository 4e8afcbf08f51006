import type { Counting } from '../protocol/counting.ts';
import { toMinorUnits } from './numbers.ts';
import { weightsIn } from './weights.ts';
import { amount } from './writing/cells.ts';

/** Options that are sums of money: in words they are in whole currency units, as they are typed. */
const SUMS = new Set(['step']);

/**
 * @param places how many decimals the currency has
 * @returns how votes are counted, in words: `equal-shares (completion add1u, step 1)`
 */
export function countingInWords({ rule, ...options }: Counting, places: number): string {
  const parts = Object.entries(options).map(([name, value]: [string, unknown]) => {
    if (SUMS.has(name)) return `${name} ${amount(Number(value), places)}`;
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return `${name} ${isGroup ? 'by lot' : String(value)}`;
  });
  return parts.length === 0 ? rule : `${rule} (${parts.join(', ')})`;
}

/**
 * @returns what `countingInWords` said, or undefined where that cannot be told of the words; what
 * there is not, such as a rule of another name, is for the caller to refuse
 */
export function countingFromWords(words: string, places: number): object | undefined {
  const [, rule, options] = /^([a-z-]{1,40})(?: \((.+)\))?$/.exec(words) ?? [];
  if (rule === undefined) return undefined;
  const entries = (options?.split(', ') ?? []).map((part): [string, unknown] => {
    const [name = '', ...rest] = part.split(' ');
    return [name, valueOf(name, rest.join(' '), places)];
  });
  const isTold = entries.every(([name, value]) => name !== '__proto__' && value !== undefined);
  return isTold ? { rule, ...Object.fromEntries(entries) } : undefined;
}

function valueOf(name: string, text: string, places: number): unknown {
  if (text === '' || text === 'by lot') return undefined;
  if (SUMS.has(name)) return toMinorUnits(text, places);
  if (name === 'weights') return weightsIn(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
