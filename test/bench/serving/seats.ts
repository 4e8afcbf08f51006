/** 200 households on 40 seats at once, who cancel, while the number of seats changes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../../tools/postgres.ts';
import type { EventDefinition } from '../../../src/protocol/events.ts';
import { HOUSEHOLDS, SEATS, crowd, faultsOf, type Household } from '../../server/crowd.ts';
import { ms, verdict } from '../report.ts';
import { samskab, startServer, temporaryFolder } from '../server.ts';
import { somewhere, type Where } from './ballots.ts';
import { leftOut, type Row } from './row.ts';

const WHAT = `${HOUSEHOLDS} households on ${SEATS} seats`;

export async function benchSeats(dist: string): Promise<Row[]> {
  const sqlite = await rowOf('SQLite, one server', dist, 1, somewhere());
  const programs = findPostgres();
  const two = 'PostgreSQL, two servers';
  if (programs === undefined) {
    return [sqlite, leftOut(`${WHAT} (${two}): faults`, 'there is no PostgreSQL')];
  }
  const postgres = await startPostgres(programs);
  try {
    return [sqlite, await rowOf(two, dist, 2, { SAMSKAB_DATABASE: postgres.url })];
  } finally {
    await postgres.stop();
  }
}

async function rowOf(where: string, dist: string, many: number, database: Where): Promise<Row> {
  await put(dist, SEATS, database);
  const start = () => startServer(dist, [], { ...somewhere(), ...database });
  const servers = await Promise.all(Array.from({ length: many }, start));
  try {
    const begun = performance.now();
    const coming = crowd(servers.map(({ origin }) => `${origin}/api/events/koe`));
    await put(dist, SEATS + 5, database);
    await coming;
    const took = performance.now() - begun;
    const faults = faultsOf(await listOf(dist, database), SEATS + 5, 'never');
    const beside = [`it takes ${ms(took)} ms`, ...faults].join('; ');
    const judged = verdict(faults.length, 0, String);
    return [`${WHAT} (${where}): faults`, String(faults.length), 'at most 0', judged, beside];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function eventOf(capacity: number): EventDefinition {
  const date = { id: 'a', starts: '2099-03-26T18:00:00+02:00', ends: '2099-03-26T20:00:00+02:00' };
  return {
    type: 'event',
    id: 'koe',
    title: 'Fællesspisning',
    language: 'da',
    overtaking: 'never',
    // Everything comes from one address here.
    limits: { perAddress: { most: 1_000_000, seconds: 60 } },
    dates: [{ ...date, capacity }],
  };
}

async function put(dist: string, capacity: number, where: Where): Promise<void> {
  const file = join(temporaryFolder(), 'event.json');
  writeFileSync(file, JSON.stringify(eventOf(capacity)));
  await samskab(dist, ['put', file], where);
}

/** @returns the households in the order of the queue, as an export has them */
async function listOf(dist: string, where: Where): Promise<Household[]> {
  const printed = await samskab(dist, ['export', 'events/koe', '--format', 'json'], where);
  const exported = JSON.parse(printed) as { adults: number; places: Household[] }[];
  return exported.map(({ adults, places: [place] }) => ({
    people: adults,
    status: place?.status ?? 'cancelled',
  }));
}
