/**
 * Prints how many ballots a second the server takes, each answered when it is on disk:
 *
 *     node test/server/throughput.ts [ballots] [connections]
 *
 * On SQLite, or on the empty PostgreSQL that SAMSKAB_DATABASE names.
 *
 * Not a test: the figure is the machine's, and sender and server share it.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { makeCodes } from '../../src/server/defining/make-codes.ts';
import { createServer } from '../../src/server/server.ts';
import { ballot } from './definitions.ts';

const [count = 3000, connections = 64] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'samskab-throughput-'));
const data = process.env['SAMSKAB_DATABASE'] || folder;
const server = await createServer({ data, port: 0, host: '127.0.0.1', log: () => {} });
await server.storage.write(async (db) => {
  await putDefinition(
    db,
    ballot({ id: 'open', limits: { perAddress: { most: 1_000_000, seconds: 60 } } }),
    0,
  );
  await putDefinition(db, ballot({ id: 'coded', credential: 'code' }), 0);
});
const codes: string[] = [];
const owner = { resource: 'ballots', definition_id: 'coded' } as const;
for await (const batch of makeCodes(server.storage, owner, Math.min(count, 500))) {
  codes.push(...batch);
}
await measure('without codes', count, () => ['open', {}]);
await measure('with codes', codes.length, (index) => [
  'coded',
  { credential: { kind: 'code', code: codes[index] } },
]);
await server.close();
rmSync(folder, { recursive: true });

async function measure(what: string, ballots: number, next: (index: number) => [string, object]) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waits: number[] = [];
  let sent = 0;
  const started = performance.now();
  const sender = async () => {
    while (sent < ballots) {
      const [id, extra] = next(sent++);
      const begun = performance.now();
      await cast(agent, id, { selections: [{ item: 'p1' }], ...extra });
      waits.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: connections }, sender));
  const seconds = (performance.now() - started) / 1000;
  waits.sort((one, two) => one - two);
  const [half, most] = [0.5, 0.99].map((part) =>
    waits[Math.floor(part * waits.length)]?.toFixed(0),
  );
  console.log(`${what}: ${Math.round(ballots / seconds)} a second; half within ${half} ms, 99 % within ${most} ms`); // prettier-ignore
  agent.destroy();
}

function cast(agent: Agent, id: string, ballotSent: object): Promise<void> {
  const body = Buffer.from(JSON.stringify(ballotSent));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'idempotency-key': randomUUID(),
  };
  const url = `http://127.0.0.1:${server.port}/api/ballots/${id}`;
  return new Promise((resolve, reject) => {
    const posted = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 201) resolve();
        else reject(new Error(`Status ${response.statusCode}`));
      });
    });
    posted.on('error', reject).end(body);
  });
}
