/** A reader whose clock is not the one by which a time was written down must not come an hour late. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';

const format = new URL('../../src/i18n/format.ts', import.meta.url).href;

/** What is asked of a format: its verb and what it is given. */
type Asked = readonly [verb: 'time' | 'span', ...given: string[]];

/**
 * @returns what readers who live by a zone are told; a process of their own, as Intl keeps the zone
 * that a process began with
 */
function told(zone: string, asked: readonly Asked[], lang = 'en'): string[] {
  const script = `
    import { createFormat } from ${JSON.stringify(format)};
    const f = createFormat(${JSON.stringify(lang)});
    const said = ${JSON.stringify(asked)}.map(([verb, ...given]) => f[verb](...given));
    process.stdout.write(JSON.stringify(said));
  `;
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  return (JSON.parse(out) as string[]).map((text) => text.replace(/[\u202f\u2009]/g, ' '));
}

/** The last words of a time: the clock, and the zone where it is named. */
function clock(text: string): string | undefined {
  return /\d\d?:\d\d.*$/.exec(text)?.[0];
}

const DENMARK = 'Europe/Copenhagen';
const SUMMER = '2026-05-01T19:00:00+02:00';
const WINTER = '2026-12-01T19:00:00+01:00';
const NOBODYS = '2026-05-01T17:00:00Z';

/** For readers who live by a zone: a time, the zone of its place if one is given, what they read. */
const READ: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [DENMARK]: [
    [SUMMER, '', '7:00 PM'],
    [WINTER, '', '7:00 PM'],
    [SUMMER, DENMARK, '7:00 PM'],
    [WINTER, DENMARK, '7:00 PM'],
    // UTC is nobody's clock: what a server writes is told by the reader's own.
    [NOBODYS, '', '7:00 PM'],
    // Written by somebody who forgot the summer.
    ['2026-05-01T18:00:00+01:00', '', '7:00 PM GMT+2'],
  ],
  'Europe/Berlin': [
    [SUMMER, '', '7:00 PM'],
    [SUMMER, DENMARK, '7:00 PM'],
  ],
  'Europe/London': [
    [SUMMER, '', '6:00 PM GMT+1'],
    [WINTER, '', '6:00 PM GMT'],
    [WINTER, DENMARK, '7:00 PM GMT+1'],
    // A London winter is written like UTC, and is somebody's clock.
    ['2026-12-01T18:00:00+00:00', '', '6:00 PM'],
  ],
  'America/New_York': [
    [SUMMER, '', '1:00 PM EDT'],
    [SUMMER, DENMARK, '7:00 PM GMT+2'],
    [NOBODYS, '', '1:00 PM'],
    [NOBODYS, DENMARK, '7:00 PM GMT+2'],
    ['2026-05-01T13:00:00-04:00', '', '1:00 PM'],
  ],
  // Two zones may agree in winter alone: Tunis has no summer time.
  'Africa/Tunis': [
    [WINTER, DENMARK, '7:00 PM'],
    [SUMMER, DENMARK, '7:00 PM GMT+2'],
  ],
  'Asia/Kolkata': [
    ['2026-05-01T19:00:00+05:30', '', '7:00 PM'],
    ['2026-05-01T19:00:00+05:00', '', '7:30 PM GMT+5:30'],
  ],
  UTC: [
    [NOBODYS, '', '5:00 PM'],
    ['2026-05-01T17:00:00.123Z', '', '5:00 PM'],
    [SUMMER, DENMARK, '7:00 PM GMT+2'],
  ],
};

describe('a time', () => {
  for (const [zone, rows] of Object.entries(READ)) {
    it(`names its zone to who lives by ${zone} where theirs is another, and only there`, () => {
      const asked = rows.map(([time = '', place = '']): Asked => {
        return place ? ['time', time, place] : ['time', time];
      });
      const wanted = rows.map(([, , read]) => read);
      assert.deepEqual(told(zone, asked).map(clock), wanted);
    });
  }

  it('names a zone as readers of the language name it', () => {
    const [said = ''] = told('UTC', [['time', SUMMER, DENMARK]], 'da');
    assert.match(said, /19\.00 CEST$/);
  });
});

describe('a span', () => {
  const evening = ['span', SUMMER, '2026-05-01T21:30:00+02:00', DENMARK] as const;

  it('names its zone once, where it is another', () => {
    const [abroad = ''] = told('America/New_York', [evening]);
    assert.match(abroad, /7:00.+9:30 PM GMT\+2$/);
    assert.equal(abroad.split('GMT').length, 2);
    const [home = ''] = told(DENMARK, [evening]);
    assert.match(home, /7:00.+9:30 PM$/);
  });
});
