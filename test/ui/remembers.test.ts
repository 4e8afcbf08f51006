import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeBrowser } from './fake-browser.ts';
import { DRAFT, Visit, arrived, definition, filled, name, receipt, wish } from './visit.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('a device remembers that somebody took part', () => {
  const sent = async (of = definition) => {
    const visit = filled(new FakeBrowser(), { of });
    await visit.send().answer(arrived);
    return visit;
  };
  const closes = Date.parse(definition.closes ?? '');

  it('until 30 days after closing, and forgets it then', async () => {
    const visit = await sent();
    const { browser } = visit.tab;
    browser.clock = closes + 30 * DAY - 1;
    assert.equal(visit.reload().stand.took.length, 1);
    browser.wait(1);
    assert.equal(visit.reload().stand.took.length, 0);
    assert.deepEqual([...browser.device.keys()], []);
  });

  it('for 30 days where nothing says when it closes, or it has closed', async () => {
    const { closes: _, ...open } = definition;
    for (const one of [open, { ...definition, closes: '2026-01-01T00:00:00Z' }]) {
      const visit = await sent(one);
      const took = () => visit.reload({ of: one }).stand.took.length;
      visit.tab.browser.wait(30 * DAY - 1);
      assert.equal(took(), 1);
      visit.tab.browser.wait(1);
      assert.equal(took(), 0);
    }
  });

  it('each of several, in the order in which they came', async () => {
    const visit = await sent();
    visit.tab.browser.wait(MINUTE);
    visit.do((_, outbox) => outbox.restart());
    visit.fill('Benches');
    await visit.send().answer({ receipt: { code: 'SECOND' } });
    assert.deepEqual(
      visit.reload().stand.took.map(({ code }) => code),
      [receipt.code, 'SECOND'],
    );
  });

  it('and shows nothing of it while something is begun', async () => {
    const visit = await sent();
    const again = visit.reload();
    again.do((_, outbox) => outbox.restart());
    again.type('Benches');
    const third = again.reload();
    assert.deepEqual([third.stand.took.length, wish(third)], [0, 'Benches']);
  });

  it('and shows nothing of it to somebody else in this tab, whose own receipt it shows', async () => {
    const visit = await sent();
    visit.tab.browser.wait(MINUTE);
    visit.do((_, outbox) => outbox.restart(true));
    visit.tab.browser.wait(MINUTE);
    const second = visit.reload();
    assert.deepEqual([second.stand.took.length, second.stand.cameBack], [0, undefined]);
    second.fill('Benches');
    await second.send().answer({ receipt: { code: 'SECOND' } });
    const codes = (one: Visit) => one.stand.took.map(({ code }) => code);
    assert.deepEqual(codes(second.reload()), ['SECOND']);
    assert.deepEqual(codes(new Visit(visit.tab.browser.open())), [receipt.code, 'SECOND']);
  });

  it('with the link to a sign-up only as long as that is wanted', async () => {
    const visit = await sent();
    const link = 'https://town.example/#samskab-receipt=s3cret';
    visit.do((_, outbox) => outbox.keepLink(link));
    assert.equal(visit.receipts.at(-1)?.manage, link);
    assert.equal(visit.reload().stand.took[0]?.manage, link);
    visit.do((_, outbox) => outbox.keepLink(undefined));
    assert.deepEqual(visit.receipts, [{ code: receipt.code, at: visit.tab.browser.clock }]);
  });

  it('unless it is told to forget', async () => {
    const visit = await sent();
    const again = visit.reload();
    again.do((_, outbox) => outbox.forget());
    assert.deepEqual([again.stand.took, again.reload().stand.took], [[], []]);
    assert.deepEqual([...visit.tab.browser.device.keys()], []);
  });

  it('by the form alone: another one has taken no part', async () => {
    const visit = await sent();
    assert.deepEqual([...visit.tab.browser.device.keys()], [`samskab:receipt:${name}`]);
    assert.ok(!visit.tab.browser.device.has(DRAFT));
  });
});
