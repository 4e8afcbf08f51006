/**
 * What Node and SQLite do by themselves: an HTTP server that parses the JSON and stores it, as
 * durably as ours, many in one commit. No rules, no keys, no receipts.
 *
 *     node bare.ts FILE
 */
import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

/** As many as ours has in a commit. */
const MOST_IN_A_COMMIT = 100;

const database = new DatabaseSync(process.argv[2] as string);
database.exec('pragma journal_mode = wal; pragma synchronous = full');
database.exec('create table votes (id text primary key, vote text not null) without rowid');
const insert = database.prepare('insert into votes values (?, ?)');

let waiting: { vote: unknown; response: ServerResponse }[] = [];

function commit(): void {
  const batch = waiting.splice(0, MOST_IN_A_COMMIT);
  database.exec('begin immediate');
  for (const { vote } of batch) insert.run(randomUUID(), JSON.stringify(vote));
  database.exec('commit');
  for (const { response } of batch) {
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
  }
  if (waiting.length > 0) setImmediate(commit);
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const vote: unknown = JSON.parse(Buffer.concat(parts).toString());
    if (waiting.push({ vote, response }) === 1) setImmediate(commit);
  });
});
server.listen(0, () => {
  console.log(`Bare listens on http://localhost:${(server.address() as AddressInfo).port}`);
});
