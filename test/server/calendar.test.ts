/** Text stays text in a calendar, and a calendar that has a date learns what becomes of it. */
import assert from 'node:assert/strict';
import { test as nodeTest } from 'node:test';
import fc from 'fast-check';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { textLine } from '../../src/server/resources/events/calendar-lines.ts';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { event, signup } from './definitions.ts';
import { test } from './engines.ts';
import { put, start, type Answer, type TestServer } from './tools.ts';

const path = '/api/events/faellesspisning';

/** @returns the lines of a calendar as they were before they were folded */
function unfolded(text: string): string[] {
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/, 'no other line breaks');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  return text.replaceAll('\r\n ', '').split('\r\n');
}

async function calendarOf(server: TestServer, query = ''): Promise<string[]> {
  const { status, headers, text } = await server.get(`${path}/calendar.ics${query}`);
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.ok(text.endsWith('END:VCALENDAR\r\n'));
  return unfolded(text);
}

/** @returns the values of a property, one an event */
function valuesOf(lines: readonly string[], name: string): string[] {
  return lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1)); // prettier-ignore
}

async function receiptOf(server: TestServer, { json }: Answer): Promise<Receipt> {
  const token = (json as Receipt).links?.manage?.split('samskab-receipt=')[1];
  const headers = { authorization: `Bearer ${token}` };
  return (await server.get(`${path}/receipt`, headers)).json as unknown as Receipt;
}

test('a calendar file holds the dates that were asked for, in UTC', async (t) => {
  const [first, second] = event().dates;
  const comma = { ...first!, id: 'a,b', label: 'Første;\nlinje' };
  const server = await start(t, { definitions: [event({ dates: [comma, second!] })] });
  const { json } = await server.post(path, signup(['a,b'], 1));
  const link = json.links?.calendar ?? '';
  assert.equal(link, `${server.url}${path}/calendar.ics?dates=a%2Cb`);
  const lines = await calendarOf(server, '?dates=a%2Cb');
  assert.deepEqual(valuesOf(lines, 'BEGIN'), ['VCALENDAR', 'VEVENT']);
  assert.ok(lines.includes('DTSTART:20270108T170000Z'), lines.join('\n'));
  assert.ok(lines.includes('DTEND:20270108T190000Z'));
  assert.ok(lines.includes('SUMMARY:Fællesspisning – Første\\;\\nlinje'));
  assert.ok(lines.includes('LOCATION:Huset\\; 2. sal\\, Åvej'));
  assert.equal(valuesOf(await calendarOf(server), 'DTSTART').length, 2);
  for (const query of ['?dates=nix', '?dates=d2,nix', '?dates=%ZZ']) {
    assert.equal((await server.get(`${path}/calendar.ics${query}`)).status, 404, query);
  }
});

test('no text makes a line of its own', async (t) => {
  const evil =
    'Lille aften, med komma; og semikolon\r\nATTACH:http://evil.example\u2028\\n\u0007🎉';
  const dates = event().dates.map((date) => ({ ...date, label: evil }));
  const hostile = event({
    title: evil,
    intro: `${evil}\n${evil}`,
    place: evil,
    dates,
    page: '/a,b;c',
  });
  const server = await start(t, { definitions: [hostile] });
  const lines = await calendarOf(server, '?dates=d1');
  const escaped = 'Lille aften\\, med komma\\; og semikolon\\nATTACH:http://evil.example\\n\\\\n🎉';
  for (const name of ['NAME', 'X-WR-CALNAME', 'LOCATION']) {
    assert.deepEqual(valuesOf(lines, name), [escaped], name);
  }
  assert.deepEqual(valuesOf(lines, 'SUMMARY'), [`${escaped} – ${escaped}`]);
  assert.deepEqual(valuesOf(lines, 'DESCRIPTION'), [`${escaped}\\n${escaped}`]);
  assert.deepEqual(valuesOf(lines, 'URL'), [`${server.url}/a,b;c`], 'an address is no text');
  assert.deepEqual(valuesOf(lines, 'ATTACH'), []);
});

nodeTest('whatever a text holds, it comes out of its line again', () => {
  const characters = fc.oneof(
    fc.constantFrom('😀', 'م', 'ا', 'æ', '\\', ';', ',', '\n', '\r\n', 'a', ' ', '\t', '👩‍👧'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 120 }), (parts) => {
      const text = parts.join('');
      const [line = '', rest] = unfolded(textLine('SUMMARY', text));
      assert.equal(rest, '');
      const read = line
        .slice('SUMMARY:'.length)
        .replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
      const breaks = text.toWellFormed().replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n');
      assert.equal(read, breaks.replace(/[^\P{Cc}\t\n]/gu, ''));
    }),
  );
});

test('a date keeps its UID, and what changes has a higher SEQUENCE', async (t) => {
  const origin = 'https://deltag.example.dk:8443/';
  const server = await start(t, { origin, definitions: [event()] });
  const store = (extra: Partial<EventDefinition>, time: string) =>
    server.storage.write((db) => putDefinition(db, event(extra), Date.parse(time)));
  const uid = 'faellesspisning-d1@deltag.example.dk:8443';
  const first = await calendarOf(server, '?dates=d1');
  assert.deepEqual(valuesOf(first, 'UID'), [uid]);
  assert.deepEqual(valuesOf(first, 'SEQUENCE'), ['0']);
  assert.deepEqual(valuesOf(first, 'STATUS'), ['CONFIRMED']);
  const [d1, d2] = event().dates as [EventDefinition['dates'][number], EventDefinition['dates'][number]]; // prettier-ignore
  const moved = { ...d1, starts: '2027-01-09T18:00:00+01:00', ends: '2027-01-09T20:00:00+01:00' };
  await store({ dates: [moved, d2] }, '2026-12-01T10:00:00Z');
  await store({ dates: [moved, d2] }, '2026-12-02T10:00:00Z');
  const second = await calendarOf(server, '?dates=d1');
  assert.deepEqual(valuesOf(second, 'UID'), [uid]);
  assert.deepEqual(valuesOf(second, 'SEQUENCE'), ['1'], 'the same once more is no change');
  assert.deepEqual(valuesOf(second, 'DTSTART'), ['20270109T170000Z']);
  assert.deepEqual(valuesOf(second, 'DTSTAMP'), ['20261201T100000Z']);
  assert.deepEqual(valuesOf(second, 'LAST-MODIFIED'), ['20261201T100000Z']);
  await store({ dates: [{ ...moved, cancelled: true }, d2] }, '2026-12-03T10:00:00Z');
  const third = await calendarOf(server);
  assert.deepEqual(valuesOf(third, 'STATUS'), ['CANCELLED', 'CONFIRMED']);
  assert.deepEqual(valuesOf(third, 'SEQUENCE'), ['2', '2']);
});

test('who only waits gets no date for their calendar until they have a place', async (t) => {
  const server = await start(t, { definitions: [event()] });
  await server.post(path, signup(['d2'], 2));
  const both = await server.post(path, signup(['d2', 'd1'], 1));
  assert.equal(both.json.links?.calendar, `${server.url}${path}/calendar.ics?dates=d1`);
  const waits = await server.post(path, signup(['d2'], 1));
  assert.deepEqual(Object.keys(waits.json.links ?? {}), ['manage']);
  const [d1, d2] = event().dates;
  await put(server, event({ dates: [d1!, { ...d2!, capacity: 4 }] }));
  assert.equal((await receiptOf(server, waits)).links?.calendar, `${server.url}${path}/calendar.ics?dates=d2`); // prettier-ignore
  const two = (await receiptOf(server, both)).links?.calendar;
  assert.equal(two, `${server.url}${path}/calendar.ics?dates=d2,d1`);
});

test('where a date begins and ends at once, it has no end', async (t) => {
  const [d1] = event().dates;
  const server = await start(t, {
    definitions: [event({ dates: [{ ...d1!, ends: d1!.starts }] })],
  });
  assert.deepEqual(valuesOf(await calendarOf(server), 'DTEND'), []);
});
