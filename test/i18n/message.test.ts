import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFormat } from '../../src/i18n/format.ts';
import { phrase, type Message, type Values } from '../../src/i18n/message.ts';

function say(message: Message, values: Values = {}, lang = 'da'): string {
  return phrase(message, values, createFormat(lang)).replace(/[\u00a0\u202f]/g, ' ');
}

describe('a text', () => {
  it('is said as it stands where there is nothing to put in', () => {
    assert.equal(say('Tilbage'), 'Tilbage');
  });

  it('has numbers as readers write them, and names as they are', () => {
    const message = '{what}: nummer {place} af {of}';
    const values = { what: 'Bænke', place: 3, of: 1200 };
    assert.equal(say(message, values), 'Bænke: nummer 3 af 1.200');
    assert.equal(say(message, values, 'en'), 'Bænke: nummer 3 af 1,200');
  });

  it('takes what is put in for words, whatever it looks like', () => {
    const what = '{of} $& $1 <b>';
    assert.equal(say('{what} {of}', { what, of: 2 }), `${what} 2`);
  });

  it('has money in its currency, or bare without one', () => {
    const message = '{amount:money} tilbage';
    assert.equal(say(message, { amount: 120_050, currency: 'DKK' }), '1.200,50 kr. tilbage');
    assert.equal(say(message, { amount: 1200 }), '1.200 tilbage');
  });

  it('has days, and times in the zone that is given', () => {
    assert.equal(say('Tidligst {date:date}', { date: '2026-05-01' }), 'Tidligst 1. maj 2026');
    const values = { at: '2026-05-01T22:30:00Z', zone: 'Europe/Copenhagen' };
    assert.match(
      say('Vi fik det {at:time}', values),
      /^Vi fik det lørdag den 2\. maj 2026 kl\. 0?0\.30/,
    );
  });

  it('has lists as readers join them', () => {
    const names = ['Bænke', 'Træer', 'Lamper'];
    assert.equal(say('{names:and}', { names }), 'Bænke, Træer og Lamper');
    assert.equal(say('{names:or}', { names }), 'Bænke, Træer eller Lamper');
    assert.equal(say('{names:or}', { names: ['Bænke'] }), 'Bænke');
  });

  it('keeps names apart in a language that goes from right to left', () => {
    assert.equal(say('إزالة: {what}', { what: 'Bænke' }, 'ar'), 'إزالة: \u2068Bænke\u2069');
    const said = say('{names:or}', { names: ['Bænke', 'Træer'] }, 'ar');
    assert.match(said, /^\u2068Bænke\u2069.+\u2068Træer\u2069$/);
    assert.equal(say('{count}', { count: 12 }, 'ar'), '12');
  });
});

describe('forms', () => {
  const places = { by: 'places', one: '{places} plads', other: '{places} pladser' };

  it('go with the number, with the number as readers write it', () => {
    assert.equal(say(places, { places: 1 }), '1 plads');
    assert.equal(say(places, { places: 0 }), '0 pladser');
    assert.equal(say(places, { places: 1200 }), '1.200 pladser');
  });

  it('go by `count` unless they say otherwise', () => {
    assert.equal(say({ one: 'en', other: 'flere' }, { count: 1, places: 2 }), 'en');
  });

  it('fall back on `other`', () => {
    assert.equal(say({ other: '{count}' }, { count: 3 }, 'ar'), '3');
  });
});

describe('a list', () => {
  it('is said one after the other, each by its own number', () => {
    const message = [
      { by: 'limit', one: 'Højst én.', other: 'Højst {limit}.' },
      { by: 'by', one: 'Fjern én', other: 'Fjern {by}' },
    ];
    assert.equal(say(message, { limit: 3, by: 1 }), 'Højst 3. Fjern én');
    assert.equal(say(message, { limit: 1, by: 2 }), 'Højst én. Fjern 2');
  });
});
