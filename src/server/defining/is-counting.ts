import * as v from 'valibot';
import { CountingSchema } from '../../protocol/counting.ts';

/** @returns whether something that a file says is a way to count */
export function isCounting(value: unknown): boolean {
  return v.is(CountingSchema, value);
}
