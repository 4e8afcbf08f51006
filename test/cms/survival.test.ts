import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ckEditor, tinyMce, tiptap } from './filters/editors.ts';
import { isAbsent, type Absent, type Filter } from './filters/filter.ts';
import { drupal, typo3, wordPress } from './filters/php.ts';
import { domPurify, sanitizeHtml } from './filters/sanitizers.ts';
import { embeddingPage, formsOf, type Form } from './forms.ts';
import { Town, type Shown } from './town.ts';
import { claimsOf } from './claims.ts';

const town = new Town();
await town.start();
after(() => town.stop());

const packages = process.env['SAMSKAB_CMS_PACKAGES'] ?? '';
assert.ok(packages, 'npm run test:cms installs the filters');
const id = 'torvet';
const title = 'Fem forslag til torvet';
const forms = formsOf(id, town.data);
const claims = claimsOf(embeddingPage());
const filters = await allFilters().catch(async (error: unknown) => {
  await town.stop();
  throw error;
});

async function allFilters(): Promise<(Filter | Absent)[]> {
  return [
    ...sanitizeHtml(packages),
    ...(await domPurify(packages, town.browser)),
    ...(await ckEditor(packages, town.browser)),
    ...(await tinyMce(packages, town.browser)),
    ...(await tiptap(packages, town.browser)),
    ...wordPress(process.env['SAMSKAB_CMS_WORDPRESS'] || undefined),
    ...typo3(),
    ...drupal(),
  ];
}

/** Many filters let the same through, which is shown once. */
const shown = new Map<string, Shown>();

async function show(form: Form, cleaned: string, expected: Shown['outcome']): Promise<Shown> {
  const key = `${form.head}\n${cleaned}`;
  const known = shown.get(key);
  if (known?.outcome === expected) return known;
  const now = await town.show(form.head, cleaned, title, expected);
  shown.set(key, now);
  return now;
}

describe('the table in docs/embedding.md', () => {
  it('has a line for each filter and a column for each form', () => {
    assert.deepEqual(claims.forms, forms.map(({ name }) => name)); // prettier-ignore
    assert.deepEqual([...claims.lines.keys()], filters.map(({ name }) => name)); // prettier-ignore
  });
});

for (const filter of filters) {
  describe(filter.name, { skip: isAbsent(filter) && filter.absent }, () => {
    for (const form of forms) {
      it(`makes of ${form.name} what is said`, async () => {
        assert.ok(!isAbsent(filter));
        const cleaned = await filter.clean(form.body);
        const claimed = claims.lines.get(filter.name)?.[form.name] ?? 'widget';
        const { outcome, errors } = await show(form, cleaned, claimed);
        assert.deepEqual(errors, []);
        assert.equal(outcome, claimed, `This is what came out: ${cleaned}`);
      });
    }
  });
}
