/** What is told to whoever wrote a definition with a mistake in it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { readDefinition } from '../../src/server/defining/read-definition.ts';
import { isSite, readSite } from '../../src/server/defining/read-site.ts';
import { ballot, budget, event, ideas } from './definitions.ts';

/** @returns what is told of a definition; undefined where nothing is */
function told(definition: unknown): string | undefined {
  try {
    const json: unknown = JSON.parse(JSON.stringify(definition));
    if (isSite(json)) readSite(json);
    else readDefinition(json);
    return undefined;
  } catch (error) {
    assert.equal((error as Error).name, 'DefinitionError', String((error as Error).stack));
    return (error as Error).message;
  }
}

const [item] = ballot().items;
const [date] = event().dates;
const { ends: _, ...endless } = date as { ends: string };
const choice = (options: unknown) =>
  ideas({ fields: [{ id: 'f', kind: 'single-choice', label: 'F', options } as never] });
const number = (more: object) =>
  ideas({ fields: [{ id: 'f', kind: 'number', label: 'F', ...more } as never] });

const CASES: [definition: unknown, message: string][] = [
  [{ ...event(), dates: [endless] }, 'dates, 1st: `ends` is missing'],
  [{ ...ballot(), title: undefined }, '`title` is missing'],
  [{ ...ballot(), title: undefined, titel: 'Puljen', closes: 5 }, '`title` is missing; `closes` must be a text in quotes, and is 5; `titel` is not known here: is `title` meant?'],
  [{ ...ballot(), type: undefined }, '`type` is missing: it must be ideas, budget, ballot, event or site'],
  [{ ...ballot(), type: 'poll' }, '`type` must be ideas, budget, ballot, event or site, and is "poll"'],
  [null, 'the definition must be a group in { }, whose `type` must be ideas, budget, ballot, event or site'],
  [{ ...ballot(), method: undefined }, '`method` is missing'],
  [{ ...ballot(), method: 'veto' }, '`method` must be "approval", "ordinal", "cumulative" or "scoring", and is "veto"'],
  [{ ...ballot(), title: 5 }, '`title` must be a text in quotes, or a map such as { "da": "…", "en": "…" }, and is 5'],
  [{ ...ballot(), title: { da: 5 } }, 'title: `da` must be a text in quotes, and is 5'],
  [{ ...ballot(), title: { 'd a': 'x' } }, 'title: `d a` must be a language, such as "da" or "pt-BR", and is "d a"'],
  [{ ...ballot(), title: {} }, '`title` must have a text in some language, and is a group in { }'],
  [{ ...ballot(), language: 'dansk sprog' }, '`language` must be a language, such as "da" or "pt-BR", and is "dansk sprog"'],
  [{ ...ballot(), language: `da-x-${'abcdefgh-'.repeat(5)}a` }, '`language` must have at most 35 characters, and is "da-x-abcdefgh-abcdefgh-abcdefgh-abcdefg…'],
  [{ ...ballot(), maxLength: '2' }, '`maxLength` must be a number, and is "2"'],
  [{ ...ballot(), maxLength: 1.5 }, '`maxLength` must be a whole number, and is 1.5'],
  [{ ...budget(), budget: 2 ** 53 + 2 }, '`budget` must be at most 9007199254740991, to be counted exactly, and is 9007199254740994'],
  [{ ...ballot(), maxLength: -1 }, '`maxLength` must be at least 0, and is -1'],
  [{ ...ballot(), maxLength: null }, '`maxLength` must be a number, and is null'],
  [{ ...ballot(), minLength: 3 }, '`minLength` must not be more than `maxLength`'],
  [{ ...ballot(), grace: 9999 }, '`grace` must be at most 3600, and is 9999'],
  [{ ...ballot(), items: {} }, '`items` must be a list in [ ], and is a group in { }'],
  [{ ...ballot(), items: [] }, '`items` must have at least 1, and is a list of 0'],
  [{ ...ballot(), items: [item, 'x'] }, 'items, 2nd: must be a group in { }, and is "x"'],
  [{ ...ballot(), items: [item, item] }, 'items, 2nd: `id` "p1" stands twice'],
  [{ ...ballot(), order: 'fair' }, '`order` must be "random" or "given", and is "fair"'],
  [{ ...ballot(), proofOfWork: 1 }, '`proofOfWork` must be true or false, and is 1'],
  [{ ...ballot(), closes: '2027-02-31T00:00Z' }, '`closes` must be a time with its offset, such as "2027-05-01T23:59:00+02:00", of a day that exists, and is "2027-02-31T00:00Z"'],
  [{ ...ballot(), opens: '2027-02-01T00:00:00Z', closes: '2027-01-01T00:00:00Z' }, '`opens` must not be later than `closes`'],
  [{ ...ballot(), maxLenght: 2 }, '`maxLenght` is not known here: is `maxLength` meant?'],
  [{ ...ballot(), colour: 'red' }, '`colour` is not known here'],
  [{ ...ballot(), limits: { perAdress: {} } }, 'limits: `perAdress` is not known here: is `perAddress` meant?'],
  [{ ...ballot(), counting: { rule: 'tally', seat: 1 } }, 'counting: `seat` is not known here: is `seats` meant?'],
  [{ ...ballot(), counting: { rule: 'tally', ties: 'lot' } }, 'counting: `ties` must be "id", "cost,id", "votes,id", "cost,votes,id", "votes,cost,id" or a group in { }, and is "lot"'],
  [{ ...ballot(), counting: { rule: 'tally', weights: [0] } }, 'counting: `weights` must give points to the first place, and is a list of 1'],
  [{ ...budget(), currency: 'kr.' }, '`currency` must be the code of a currency, such as "DKK", and is "kr."'],
  [event({ maxAdults: 201, maxChildren: 200 }), '`maxAdults` must be at most 200, and is 201'],
  [{ ...event(), timeZone: 'Mars' }, '`timeZone` must be a time zone, such as "Europe/Copenhagen", and is "Mars"'],
  [choice([]), 'fields, 1st: `options` must have at least 1, and is a list of 0'],
  [choice([{ id: 'a', labl: 'A' }]), 'fields, 1st, options, 1st: `label` is missing; fields, 1st, options, 1st: `labl` is not known here: is `label` meant?'],
  [number({ step: 0 }), 'fields, 1st: `step` must be more than 0, and is 0'],
  [number({ min: 5, max: 1 }), 'fields, 1st: `min` must not be more than `max`'],
  [number({ kind: 'colour' }), 'fields, 1st: `kind` must be "short-text", "long-text", "single-choice", "multiple-choice", "number", "money", "email", "telephone", "date" or "consent", and is "colour"'],
]; // prettier-ignore

test('of many faults six are told, and how many more there are', () => {
  const many = { ...ballot(), items: Array.from({ length: 9 }, () => 'x') };
  const message = told(many) ?? '';
  assert.equal(message.split('; ').length, 6);
  assert.match(message, / \(and 3 more\)$/);
});

for (const [definition, message] of CASES) {
  test(message, () => assert.equal(told(definition), message));
}

describe('a link of a definition leads where it seems to', () => {
  const page = (link: unknown) => told({ ...ballot(), page: link });
  const none = /^`page` must be a link such as "https:\/\/ellevad\.dk\/stem"/;
  const half = /^`page` must be the whole address of a page/;
  const bad: [link: string, words: RegExp][] = [
    ['', half],
    ['javascript:alert(1)', none],
    [' java\tscript:alert(1)', none],
    ['data:text/html,x', none],
    ['mailto:a@b.dk', none],
    ['//evil.dk/x', half],
    ['/\\evil.dk', none],
    ['https://evil.dk\n/x', none],
    ['https://elle\u202Evad.dk', none],
    ['https:evil.dk', none],
    ['https://', none],
    ['https://ellevad.dk@evil.dk/', none],
    ['https://a:b@evil.dk/', none],
    [`https://ellevad.dk/${'x'.repeat(2000)}`, /^`page` must have at most 2000 characters/],
    ['stem', half],
    ['../stem', half],
  ];
  for (const [link, words] of bad) {
    test(JSON.stringify(link.slice(0, 40)), () => assert.match(page(link) ?? '', words));
  }

  test('and good ones are taken', () => {
    for (const link of ['https://ellevad.dk/stem?id=1#a', 'http://localhost:3000/', '/stem', '/']) {
      assert.equal(page(link), undefined, link);
    }
    assert.equal(page('https://ellevad.dk/åben'), undefined);
  });

  test('what this server makes itself is taken and left out; one to elsewhere is told', () => {
    const linked = (links: object) => told({ ...event(), links });
    assert.equal(
      linked({ submit: 'faellesspisning', places: 'faellesspisning/places' }),
      undefined,
    );
    assert.match(linked({ submit: 'javascript:0' }) ?? '', /^links: `submit` must be a link such/);
    for (const submit of ['https://forms.example/x', '/form', '//forms.example']) {
      assert.match(linked({ submit }) ?? '', /^links: `submit` is for other backends/);
    }
  });
});

/** What a validator says, and nobody who has not read its source. */
const NOT_WORDS = /Invalid|Expected|received|undefined|Object|Array|\[object|NaN|!/;
const WRONG = [undefined, null, -1, 1.5, '', 'x y', true, [], [1], {}, { da: 1 }, 'x'.repeat(3000)];

describe('words are found for whatever is wrong in', () => {
  const seeds = globSync(resolve(import.meta.dirname, '../../demo/seed/*.json'));
  assert.ok(seeds.length > 5);
  for (const file of seeds) {
    test(file.split('/').at(-1) ?? '', () => {
      const whole = JSON.parse(readFileSync(file, 'utf8')) as object;
      assert.equal(told(whole), undefined);
      let wrong = 0;
      const visit = (holder: Record<string, unknown>): void => {
        for (const key of Object.keys(holder)) {
          const value = holder[key];
          for (const other of WRONG) {
            holder[key] = other;
            const message = told(whole);
            if (message === undefined) continue;
            wrong++;
            assert.doesNotMatch(message, NOT_WORDS, `${key}: ${JSON.stringify(other)}`);
            assert.match(message, / (must|is|has|lets|stands|"[^"]*" stands) /, message);
          }
          holder[key] = value;
          if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>);
        }
      };
      // Of a long list the first few are as good as all.
      visit(shortened(whole) as Record<string, unknown>);
      assert.ok(wrong > 100, String(wrong));
    });
  }
});

/** Shortens the lists of an object, in place. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) value.splice(3);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(shortened);
  return value;
}
