/** Households that sign up all at once, and cancel: for the tests and the bench. */
import { randomUUID } from 'node:crypto';

export const HOUSEHOLDS = 200;
export const SEATS = 40;

/** Requests under way at once. */
const AT_ONCE = 50;

/** One household of a list in the order of the queue. */
export interface Household {
  readonly people: number;
  readonly status: 'confirmed' | 'waiting' | 'cancelled';
}

/**
 * Signs 200 households of one to five people up for the date `a`; every fourth cancels once it has
 * its answer, while others still come.
 * @param endpoints of the same event, on one server or several: each household takes the next
 * @returns the tokens of their receipts
 */
export async function crowd(endpoints: readonly string[]): Promise<string[]> {
  const tokens: string[] = [];
  let next = 0;
  const come = async () => {
    for (let number = next++; number < HOUSEHOLDS; number = next++) {
      const endpoint = endpoints[number % endpoints.length] ?? '';
      const token = await signUp(endpoint, 1 + ((number * 7) % 5));
      tokens.push(token);
      if (number % 4 === 0) await cancel(endpoint, token);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, come));
  return tokens;
}

async function signUp(endpoint: string, adults: number): Promise<string> {
  const body = { dates: ['a'], adults, children: 0, contact: { name: 'Mai Hansen' } };
  const key = randomUUID();
  for (;;) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    const { links } = (await response.json()) as { links?: { manage: string } };
    if (response.status === 201) return links?.manage.split('samskab-receipt=')[1] ?? '';
    if (response.status !== 503) throw new Error(`signing up: ${response.status}`);
  }
}

async function cancel(endpoint: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  for (;;) {
    const response = await fetch(`${endpoint}/receipt`, { method: 'DELETE', headers });
    await response.arrayBuffer();
    if (response.ok) return;
    if (response.status !== 503) throw new Error(`cancelling: ${response.status}`);
  }
}

/** @returns where a seat was given twice, stays empty, or went to somebody whose turn it was not */
export function faultsOf(
  list: readonly Household[],
  capacity: number,
  overtaking: 'never' | 'always',
): string[] {
  const confirmed = list.filter(({ status }) => status === 'confirmed');
  const left = capacity - confirmed.reduce((sum, { people }) => sum + people, 0);
  const faults = left < 0 ? [`${-left} more people than seats`] : [];
  const waits = list.filter(({ people, status }) => status === 'waiting' && people <= capacity);
  const next = overtaking === 'never' ? waits.slice(0, 1) : waits;
  if (next.some(({ people }) => people <= left)) faults.push(`${left} seats empty, and who is next fits`); // prettier-ignore
  if (overtaking === 'never' && waits[0]) {
    const passed = list
      .slice(list.indexOf(waits[0]))
      .filter(({ status }) => status === 'confirmed');
    if (passed.length > 0) faults.push(`${passed.length} households passed one that waits`);
  }
  return faults;
}
