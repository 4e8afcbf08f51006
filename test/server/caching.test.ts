import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keepingUntilNext } from '../../src/server/http/caching.ts';
import { ballot } from './definitions.ts';
import { start } from './tools.ts';

const NOON = Date.parse('2026-11-26T12:00:00Z');
const after = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();

test('what is kept is never kept past the next opening or closing', () => {
  const time = fc.option(fc.integer({ min: -100, max: 1000 }), { nil: undefined });
  fc.assert(
    fc.property(time, time, fc.integer({ min: 0, max: 999 }), (opens, closes, ms) => {
      const times = {
        ...(opens !== undefined && { opens: after(opens) }),
        ...(closes !== undefined && { closes: after(closes) }),
      };
      const now = NOON + ms;
      const said = keepingUntilNext(times, now);
      if (said === 'no-cache') return;
      const [fresh = 0, asking = 0, down = 0] = Array.from(said.matchAll(/\d+/g), Number);
      for (const moment of Object.values(times).map((text) => Date.parse(text))) {
        if (moment <= now) continue;
        assert.ok(now + (fresh + Math.max(asking, down) + 1) * 1000 <= moment, said);
      }
      assert.ok(fresh >= 1 && fresh <= 5 && asking <= 30 && down <= 300, said);
    }),
  );
});

test('a definition says how long, and a widget learns what time it is', async (t) => {
  const definition = ballot({ closes: after(12) });
  const server = await start(t, { definitions: [definition], now: () => NOON });
  const { headers } = await server.get('/api/ballots/kvarterpuljen');
  assert.equal(
    headers.get('cache-control'),
    'public, max-age=5, stale-while-revalidate=6, stale-if-error=6',
  );
  const exposed = headers.get('access-control-expose-headers')?.split(',');
  assert.ok(exposed?.includes('date') && exposed.includes('age'));
});

test('in its last two seconds nothing is kept: a cache may take one for two', () => {
  assert.equal(keepingUntilNext({ closes: after(1.9) }, NOON), 'no-cache');
  assert.equal(keepingUntilNext({ closes: after(2) }, NOON), 'public, max-age=1, stale-while-revalidate=0, stale-if-error=0'); // prettier-ignore
});
