/** No dead words: each is said somewhere, in a widget that fetches its group. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import en from '../../src/i18n/words/en.json' with { type: 'json' };

const src = resolve(import.meta.dirname, '../../src');

interface Groups {
  readonly first: readonly string[];
  readonly later: readonly string[];
  readonly rare?: readonly string[];
}

/** The groups of each widget, by the name of its folder. */
const WIDGETS = new Map<string, readonly string[]>();
for (const file of globSync(`${src}/widgets/*/groups.ts`)) {
  const { groups } = (await import(file)) as { groups: Groups };
  const name = file.split(/[\\/]/).at(-2) ?? '';
  WIDGETS.set(name, [...new Set([...groups.first, ...groups.later, ...(groups.rare ?? [])])]);
}

/** What any widget says, fetched by what says it. */
const FETCHED = ['reading', 'test'];

/** What the server says. */
const SERVERS = new Set(['pages', 'plain', 'sheet']);

/** Keys that stand nowhere as they are: where they are put together, and the text that does it. */
const PUT_TOGETHER: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'ordinal.upOf': ['widgets/voting-ballot/ordinal-view.ts', '`${name}Of`'],
  'ordinal.downOf': ['widgets/voting-ballot/ordinal-view.ts', '`${name}Of`'],
  'ordinal.topOf': ['widgets/voting-ballot/ordinal-view.ts', '`${name}Of`'],
  'fields.name': ['ui/filling/questions.ts', '(part) => say(part)'],
  'fields.email': ['ui/filling/questions.ts', '(part) => say(part)'],
  'fields.telephone': ['ui/filling/questions.ts', '(part) => say(part)'],
  'sheet.name': ['server/exporting/field-columns.ts', '(part) => say(part)'],
  'sheet.email': ['server/exporting/field-columns.ts', '(part) => say(part)'],
  'sheet.telephone': ['server/exporting/field-columns.ts', '(part) => say(part)'],
  // What a person does is called as its type of definition is.
  'pages.event': ['server/http/front-page.ts', 'say(definition.type)'],
  // States of results, and how equal shares start, are called as on the wire.
  'results.final': ['widgets/results/summary-view.ts', 'say(state)'],
  'results.recounted': ['widgets/results/summary-view.ts', 'say(state)'],
  // A decision is said as its kind and what it is about ask for.
  'decisions.withdrawn': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'decisions.incompatible': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'decisions.incompatibleElse': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'decisions.partFunded': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'decisions.partFundedElse': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'decisions.overriddenIn': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'decisions.overriddenOut': ['widgets/results/decided-mark.ts', 'view.say(decidedWord('],
  'resultsBelow.exact': ['widgets/results/rule-words.ts', 'say(start)'],
};

const sources = globSync(`${src}/**/*.ts`).map(
  (file) => [relative(src, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const,
);

/** @returns whether what stands in a file can be said with the words of a group */
function maySay(file: string, group: string): boolean {
  const [folder, name = ''] = file.split('/');
  if (SERVERS.has(group)) return folder === 'server';
  if (folder === 'widgets') return WIDGETS.get(name)?.includes(group) ?? false;
  return folder === 'ui' || file === 'i18n/problem-words.ts';
}

describe('the words', () => {
  for (const [group, messages] of Object.entries(en)) {
    it(`in ${group} are all said`, () => {
      const readers = sources.filter(([file]) => maySay(file, group));
      const unused = Object.keys(messages).filter((key) => {
        const literal = new RegExp(`['"]${key}['"]`);
        const [file, text] = PUT_TOGETHER[`${group}.${key}`] ?? [];
        return !readers.some(
          ([name, source]) =>
            literal.test(source) || (name === file && source.includes(text ?? '')),
        );
      });
      assert.deepEqual(unused, []);
    });
  }

  it('are all fetched by what says them, or said by the server', () => {
    const used = new Set([...[...WIDGETS.values()].flat(), ...FETCHED, ...SERVERS]);
    assert.equal(WIDGETS.size, 5);
    assert.deepEqual([...used].sort(), Object.keys(en).sort());
  });

  it('of one widget have different keys, as it finds them by key alone', () => {
    for (const [widget, groups] of WIDGETS) {
      const keys = [...groups, ...FETCHED].flatMap((group) =>
        Object.keys(en[group as keyof typeof en]),
      );
      const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
      assert.deepEqual(twice, [], widget);
    }
  });
});
