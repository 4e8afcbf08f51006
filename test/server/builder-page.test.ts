/** `/embed`: the page that writes what is pasted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ballot, event } from './definitions.ts';
import { start } from './tools.ts';

test('the page that asks any address may do that, and nothing else that others may not', async (t) => {
  const server = await start(t, { definitions: [ballot(), event({ visibility: 'unlisted' })] });
  const [page, front] = [await server.get('/embed?lang=nb'), await server.get('/')];
  assert.equal(page.status, 200);
  // A page with a widget names its own origin too.
  const policy = (one: typeof page) =>
    one.headers.get('content-security-policy')?.replaceAll(` ${server.url}`, '') ?? '';
  assert.match(policy(page), /connect-src \*;/);
  // What is pasted as a frame is shown as one.
  assert.match(policy(page), /; frame-src \*;/);
  const rest = policy(page).replace('connect-src *', "connect-src 'self'").replace(' frame-src *;', ''); // prettier-ignore
  assert.equal(rest, policy(front));
  assert.match(page.text, /<html lang="nb"/);
  assert.match(page.text, /<h1>Sett det på nettstedet deres<\/h1>/);
  // What is unlisted is offered to nobody: the page brings no list, and that of the API has it not.
  assert.doesNotMatch(page.text, /faellesspisning|kvarterpuljen/);
});

test('its lines are those of the town’s own address', async (t) => {
  const server = await start(t, { origin: 'https://by.example.dk/deltag' });
  const { text } = await server.get('/embed');
  assert.match(
    text,
    /&quot;script&quot;:&quot;https:\/\/by\.example\.dk\/deltag\/samskab\.js&quot;/,
  );
  assert.match(text, /data-api="\.\/api"/);
});
