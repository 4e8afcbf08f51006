/** What somebody writes who embeds the server: it is compiled, and run, where the package is installed. */
import {
  createApp,
  createServer,
  DefinitionError,
  InUseError,
  makeCodes,
  Mistake,
  openStorage,
  putDefinition,
  readDefinition,
  Unavailable,
  type App,
  type Definition,
  type ServerOptions,
} from 'samskab/server';

const definition: Definition = readDefinition({
  type: 'ballot',
  method: 'approval',
  id: 'park',
  title: 'The park',
  language: 'en',
  credential: 'code',
  items: [{ id: 'bench', name: 'A bench' }],
});
const storage = await openStorage('data');
const put: 'new' | 'changed' | 'same' = await putDefinition(storage, definition);
const all: string[] = [];
const vote = { resource: 'ballots', id: 'park' } as const;
for await (const codes of makeCodes(storage, vote, 2)) all.push(...codes);
const app: App = createApp(storage, { origin: 'https://example.org' });
const response: Response = await app.fetch(new Request('https://example.org/api/ballots/park'));
const answered: unknown = await response.json();
await storage.close();

const options: ServerOptions = { data: 'data', port: 0, prepare: (open) => open.probe() };
const server = await createServer(options);
const port: number = server.port;
await server.close();

const errors = [DefinitionError, InUseError, Mistake, Unavailable].map(({ name }) => name);
console.log(JSON.stringify({ put, codes: all.length, answered, listened: port > 0, errors }));
