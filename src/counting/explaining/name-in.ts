import type { Text } from '../../protocol/text.ts';

/** @returns a name for who reads a terminal: in the first language that it is there in */
export function nameIn(name: Text): string {
  return typeof name === 'string' ? name : (Object.values(name)[0] ?? '');
}
