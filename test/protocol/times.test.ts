import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { TimestampSchema, type Phase } from '../../src/protocol/definition.ts';
import { phaseAt } from '../../src/protocol/phase.ts';

const takes = (time: unknown) => v.safeParse(TimestampSchema, time).success;

describe('a time', () => {
  it('is as RFC 3339 writes it, with an offset', () => {
    const good = [
      '2026-11-21T18:00:00Z',
      '2026-11-21T18:00:00+01:00',
      '2026-11-21T18:00:00-09:30',
      '2026-11-21T18:00:00.123456789Z',
      '2028-02-29T23:59:59+00:00',
    ];
    for (const time of good) assert.ok(takes(time), time);
  });

  it('is refused without an offset, or written in another way', () => {
    const bad = [
      '2026-11-21T18:00:00',
      '2026-11-21T18:00:00+01',
      '2026-11-21T18:00:00+0100',
      '2026-11-21T18:00:00 +01:00',
      '2026-11-21 18:00:00Z',
      '2026-11-21 18:00:00+01:00',
      '2026-11-21T18:00Z',
      '2026-11-21',
      '21.11.2026 18:00',
      '2026-11-21T18:00:00Z\n',
      ' 2026-11-21T18:00:00Z',
      '+002026-11-21T18:00:00Z',
      'tomorrow',
      '',
      0,
      1795284000000,
      null,
    ];
    for (const time of bad) assert.ok(!takes(time), String(time));
  });

  it('is refused on a day, or at an hour, that does not exist', () => {
    const bad = [
      '2026-02-29T00:00:00Z',
      '2026-02-31T00:00:00Z',
      '2026-04-31T00:00:00+02:00',
      '2026-13-01T00:00:00Z',
      '2026-00-01T00:00:00Z',
      '2026-01-00T00:00:00Z',
      '2026-01-32T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T00:60:00Z',
      '2026-01-01T00:00:60Z',
      '2026-01-01T00:00:00+24:00',
    ];
    for (const time of bad) assert.ok(!takes(time), time);
  });

  it('is one that every engine reads alike', () => {
    const part = (max: number) =>
      fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    const offset = fc.oneof(
      fc.constantFrom('Z', '', 'z', ' Z', '+01', '+0100', ' +01:00', '+1:00'),
      fc
        .tuple(fc.constantFrom('+', '-'), part(25), part(61))
        .map(([sign, h, m]) => `${sign}${h}:${m}`),
    );
    const time = fc.tuple(
      part(13),
      part(32),
      fc.constantFrom('T', ' '),
      part(25),
      part(61),
      part(61),
      offset,
    );
    fc.assert(
      fc.property(time, ([month, day, between, hour, minute, second, zone]) => {
        const text = `2026-${month}-${day}${between}${hour}:${minute}:${second}${zone}`;
        if (!takes(text)) return;
        const [, sign = '+', h = '0', m = '0'] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? [];
        const away = (sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(m)) * 60_000;
        const utc = Date.UTC(
          2026,
          Number(month) - 1,
          Number(day),
          Number(hour),
          Number(minute),
          Number(second),
        );
        assert.equal(Date.parse(text), utc - away);
        assert.equal(new Date(utc).getUTCDate(), Number(day));
      }),
      { numRuns: 2000 },
    );
  });

  it('of every moment fits', () => {
    const moments = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        assert.ok(takes(moment.toISOString()));
      }),
    );
  });
});

describe('phaseAt', () => {
  const opens = '2026-11-01T08:00:00+01:00';
  const closes = '2026-12-01T00:00:00Z';
  const at = (time: string) => phaseAt({ opens, closes }, Date.parse(time));

  it('is upcoming until it opens, open until it closes, and closed from then on', () => {
    assert.equal(at('2026-11-01T06:59:59.999Z'), 'upcoming');
    assert.equal(at('2026-11-01T07:00:00Z'), 'open');
    assert.equal(at('2026-11-30T23:59:59.999Z'), 'open');
    assert.equal(at('2026-12-01T00:00:00Z'), 'closed');
  });

  it('is open on the side that has no bound', () => {
    const now = Date.parse('2026-11-21T00:00:00Z');
    assert.equal(phaseAt({}, now), 'open');
    assert.equal(phaseAt({ opens }, now), 'open');
    assert.equal(phaseAt({ closes }, now), 'open');
    assert.equal(phaseAt({ opens: closes }, now), 'upcoming');
    assert.equal(phaseAt({ closes: opens }, now), 'closed');
  });

  it('takes the word of the server over the clock of the device', () => {
    for (const phase of ['upcoming', 'open', 'closed'] satisfies Phase[]) {
      for (const now of [0, Date.parse('2026-11-21T00:00:00Z'), 4e12]) {
        assert.equal(phaseAt({ opens, closes, phase }, now), phase);
      }
    }
  });
});
