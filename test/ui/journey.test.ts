import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pageOf } from '../../src/ui/sending/page-of.ts';
import { FakeBrowser } from './fake-browser.ts';
import { DRAFT, RECEIPT, Visit, name, wish } from './visit.ts';

const open = () => new Visit(new FakeBrowser().open());

describe('a journey', () => {
  it('begins on the first page, unsent, with nothing kept', () => {
    const visit = open();
    assert.deepEqual(
      [visit.stand.page, visit.status, visit.stand.kept, visit.stand.tried, visit.stand.unsure],
      [0, 'unsent', 'nothing', false, false],
    );
    assert.match(visit.journey.key, /^[0-9a-f]{32}$/);
    assert.notEqual(visit.journey.key, open().journey.key);
    assert.equal(visit.tab.browser.device.size, 0);
  });

  it('keeps each change, with its key and page, and is told of each', () => {
    const visit = open();
    visit.type('M', 'name');
    visit.type('Mo', 'name');
    assert.equal(visit.stand.kept, 'here');
    assert.deepEqual(visit.draft?.key, visit.journey.key);
    assert.deepEqual(visit.draft?.filled, visit.stand.filled);
    assert.ok(visit.drawn >= 2);
    visit.do((_, outbox) => outbox.goTo(1));
    assert.equal(visit.draft?.page, 1);
  });

  it('is where it was after a reload, under the same key, and says so until something is done', () => {
    const visit = open();
    visit.type('Mona', 'name');
    visit.do((_, outbox) => outbox.goTo(1));
    const again = visit.reload();
    assert.equal(again.journey.key, visit.journey.key);
    assert.deepEqual(
      [again.stand.page, again.stand.kept, again.stand.cameBack, again.stand.filled.persona],
      [1, 'here', 'begun', { name: 'Mona' }],
    );
    again.type('Trees');
    assert.equal(again.stand.cameBack, undefined);
    const third = again.reload();
    third.do((_, outbox) => outbox.back());
    assert.deepEqual([third.stand.cameBack, third.stand.page], [undefined, 0]);
  });

  it('keeps what was typed as it was typed, until it is understood', () => {
    const visit = open();
    visit.typeAge(' 1.500');
    assert.deepEqual(visit.reload().stand.filled.typed, { '/answers/age': ' 1.500' });
  });

  it('keeps nothing before something was filled in', () => {
    const visit = open();
    visit.do((_, outbox) => outbox.goTo(1));
    assert.equal(visit.tab.browser.device.size, 0);
    assert.equal(visit.stand.kept, 'nothing');
  });

  it('goes no further than the review, and not before the first page', () => {
    const visit = open();
    const goTo = (page: number) => visit.do((_, outbox) => outbox.goTo(page));
    visit.do((_, outbox) => outbox.back());
    assert.equal(visit.stand.page, 0);
    goTo(99);
    assert.equal(visit.stand.page, 2);
    goTo(Number.NEGATIVE_INFINITY);
    assert.equal(visit.stand.page, 0);
  });

  it('forgives on another page that somebody tried to go on', () => {
    const visit = open();
    visit.do((_, outbox) => outbox.next());
    assert.equal(visit.stand.tried, true);
    visit.do((_, outbox) => outbox.goTo(1));
    assert.equal(visit.stand.tried, false);
  });

  it('knows on which page something is put right', () => {
    const { journey } = open();
    const pages = ['/persona/name', '/answers/wish', '/contact', '/answersheet', '/dates/0', ''];
    assert.deepEqual(
      pages.map((pointer) => pageOf(journey.route.pages, pointer)),
      [0, 1, 1, 0, 0, 0],
    );
  });

  it('begins anew under another key, and leaves nothing of the last', () => {
    const visit = open();
    const { key } = visit.journey;
    visit.fill();
    visit.do((_, outbox) => outbox.restart());
    assert.notEqual(visit.journey.key, key);
    assert.deepEqual([visit.stand.page, visit.stand.kept, wish(visit)], [0, 'nothing', undefined]);
    assert.equal(visit.draft, undefined);
    assert.equal(visit.reload().stand.cameBack, undefined);
  });

  it('tells nobody any more once it is left', () => {
    const visit = open();
    visit.leave();
    const { drawn } = visit;
    visit.type('Trees');
    assert.equal(visit.drawn, drawn);
  });
});

describe('what was deleted', () => {
  it('is gone from the device, and can be had back with its key and page', () => {
    const visit = open();
    visit.fill();
    const { key } = visit.journey;
    visit.do((_, outbox) => outbox.remove());
    assert.equal(visit.draft, undefined);
    assert.deepEqual([visit.stand.kept, wish(visit)], ['nothing', undefined]);
    assert.notEqual(visit.journey.key, key);
    visit.do((_, outbox) => outbox.bringBack());
    assert.deepEqual(
      [visit.journey.key, wish(visit), visit.stand.page, visit.stand.kept, visit.stand.cameBack],
      [key, 'Trees', 2, 'here', undefined],
    );
    assert.equal(visit.stand.deleted, undefined);
    assert.equal(wish(visit.reload()), 'Trees');
  });

  it('stays deleted once something else was filled in, and after a reload', () => {
    const visit = open();
    visit.fill();
    visit.do((_, outbox) => outbox.remove());
    visit.type('Bo', 'name');
    visit.do((_, outbox) => outbox.bringBack());
    assert.deepEqual([visit.stand.filled.persona, wish(visit)], [{ name: 'Bo' }, undefined]);
    visit.do((_, outbox) => outbox.remove());
    const again = visit.reload();
    again.do((_, outbox) => outbox.bringBack());
    assert.equal(again.stand.kept, 'nothing');
  });

  it('brings back that nobody knows whether it arrived', async () => {
    const visit = open();
    visit.fill();
    await visit.send().answer(new Error('lost'));
    visit.do((_, outbox) => outbox.remove());
    assert.equal(visit.stand.unsure, false);
    visit.do((_, outbox) => outbox.bringBack());
    assert.equal(visit.stand.unsure, true);
  });
});

describe('a device', () => {
  it('that is full, or may keep nothing, does not say that it keeps', () => {
    const visit = open();
    visit.type('Mona', 'name');
    visit.tab.browser.full = true;
    visit.type('Trees');
    assert.equal(visit.stand.kept, 'not-kept');
    visit.tab.browser.full = false;
    visit.type('Benches');
    assert.equal(visit.stand.kept, 'here');

    const tab = new FakeBrowser().open();
    tab.forbidden = true;
    const sandboxed = new Visit(tab);
    sandboxed.fill();
    assert.deepEqual([sandboxed.stand.kept, sandboxed.stand.page], ['not-kept', 2]);
    sandboxed.do((_, outbox) => outbox.restart(true));
    sandboxed.do((_, outbox) => outbox.remove());
    assert.equal(sandboxed.stand.kept, 'nothing');
  });

  it('that is full still lets somebody else begin', () => {
    const visit = open();
    visit.fill();
    visit.tab.browser.full = true;
    visit.do((_, outbox) => outbox.restart(true));
    assert.deepEqual([visit.stand.kept, wish(visit)], ['nothing', undefined]);
  });

  it('remembers as long as the tab, where that is wanted', () => {
    const browser = new FakeBrowser();
    const tab = browser.open();
    const visit = new Visit(tab, { remember: 'tab' });
    visit.type('Mona', 'name');
    assert.equal(visit.stand.kept, 'here');
    assert.equal(browser.device.size, 0);
    assert.deepEqual([...tab.session.keys()], [DRAFT]);
    assert.equal(visit.reload({ remember: 'tab' }).stand.cameBack, 'begun');
    assert.equal(new Visit(browser.open(), { remember: 'tab' }).stand.cameBack, undefined);
  });

  it('remembers nothing, where that is wanted', async () => {
    const browser = new FakeBrowser();
    const tab = browser.open();
    const visit = new Visit(tab, { remember: 'no' });
    visit.fill();
    assert.equal(visit.stand.kept, 'not-kept');
    await visit.send().answer({ receipt: { code: 'A' } });
    assert.equal(visit.status, 'sent');
    visit.do((_, outbox) => outbox.restart(true));
    assert.deepEqual([browser.device.size, tab.session.size], [0, 0]);
  });

  it('holds no draft of another form, or of another version of this', () => {
    const browser = new FakeBrowser();
    const other = { version: 2, key: 'k', page: 0, filled: { answers: {} }, unsure: false };
    browser.device.set(`samskab:draft:${name}/other`, JSON.stringify(other));
    browser.device.set(DRAFT, JSON.stringify({ ...other, version: 1 }));
    assert.equal(new Visit(browser.open()).stand.cameBack, undefined);
  });

  it('may hold a draft of another page than there are', () => {
    const browser = new FakeBrowser();
    const filled = { persona: {}, answers: {}, contact: {} };
    const pages = [99, -1].map((page) => {
      const draft = { version: 2, key: 'k', page, filled, unsure: false };
      browser.device.set(DRAFT, JSON.stringify(draft));
      return new Visit(browser.open()).stand.page;
    });
    assert.deepEqual(pages, [2, 0]);
  });

  it('may hold anything at all', () => {
    const kept = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record(
          {
            version: fc.constantFrom(1, 3, null),
            key: fc.anything(),
            page: fc.anything(),
            filled: fc.anything(),
            failure: fc.anything(),
            receipts: fc.anything(),
            until: fc.anything(),
          },
          { requiredKeys: [] },
        )
        .map((draft) =>
          JSON.stringify(draft, (_, value) => (typeof value === 'bigint' ? 1 : value)),
        ),
    );
    fc.assert(
      fc.property(kept, kept, (draft, memory) => {
        const browser = new FakeBrowser();
        browser.device.set(DRAFT, draft);
        browser.device.set(RECEIPT, memory);
        const visit = new Visit(browser.open());
        const { page, cameBack, took } = visit.stand;
        assert.ok(page === 0 || page === 1 || page === 2, String(page));
        // Times are written out: what is none would take the whole form along.
        if (typeof cameBack === 'object') new Date(cameBack.at).toISOString();
        for (const note of took) new Date(note.at).toISOString();
        visit.fill();
        assert.equal(visit.stand.kept, 'here');
      }),
    );
  });
});
