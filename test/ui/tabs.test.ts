import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeBrowser } from './fake-browser.ts';
import { Visit, arrived, receipt, refused, wish } from './visit.ts';

const MINUTE = 60_000;

describe('two tabs', () => {
  function two() {
    const browser = new FakeBrowser();
    return { browser, one: new Visit(browser.open()), other: new Visit(browser.open()) };
  }

  it('have one draft: what was typed last is in both, under one key', () => {
    const { browser, one, other } = two();
    one.type('Trees');
    browser.deliver();
    assert.equal(wish(other), 'Trees');
    assert.equal(other.journey.key, one.journey.key);
    assert.equal(other.stand.cameBack, undefined);
    other.type('Trees and benches');
    other.typeAge('12.');
    browser.deliver();
    assert.deepEqual(one.stand.filled, other.stand.filled);
    assert.equal(one.draft?.key, other.draft?.key);
  });

  it('know that it is on its way in the other, and why it failed there', async () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    const sending = one.send();
    browser.deliver();
    assert.deepEqual([other.status, other.stand.unsure], ['unsent', true]);
    await sending.answer(refused(403, 'closed'));
    browser.deliver();
    assert.deepEqual([other.stand.unsure, other.stand.failure?.code], [false, 'closed']);
  });

  it('know that the other has sent it', async () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    await one.send().answer(arrived);
    browser.deliver();
    const { delivery } = other.stand;
    assert.ok(delivery.status === 'sent');
    assert.deepEqual(
      [delivery.elsewhere, delivery.arrival.receipt?.code, delivery.arrival.changedSince],
      [true, receipt.code, false],
    );
    assert.deepEqual([other.stand.kept, wish(other)], ['nothing', undefined]);
  });

  it('leave alone what was begun in the other after it was sent here', async () => {
    const { browser, one, other } = two();
    one.fill();
    await one.send().answer(arrived);
    browser.deliver();
    other.do((_, outbox) => outbox.restart());
    other.type('Benches');
    browser.deliver();
    one.do((_, outbox) => outbox.restart());
    browser.deliver();
    assert.equal(wish(other), 'Benches');
    assert.ok(other.draft);
  });

  it('know it although all of it is heard at once', async () => {
    const { browser, one, other } = two();
    one.type('Mona', 'name');
    browser.deliver();
    one.fill();
    await one.send().answer(arrived);
    browser.deliver();
    assert.equal(other.status, 'sent');
  });

  it('know it hours later too, as somebody who took part', async () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    await one.send().answer(arrived);
    browser.wait(3 * 60 * MINUTE);
    browser.deliver();
    assert.deepEqual(
      [other.status, other.stand.took.map(({ code }) => code)],
      ['unsent', [receipt.code]],
    );
  });

  it('of which one has nothing filled in show that somebody took part, and forget it together', async () => {
    const { browser, one, other } = two();
    one.fill();
    await one.send().answer(arrived);
    browser.deliver();
    assert.deepEqual([other.status, other.stand.took.length], ['unsent', 1]);
    const third = one.reload();
    third.do((_, outbox) => outbox.forget());
    browser.deliver();
    assert.deepEqual([third.stand.took, other.stand.took], [[], []]);
    assert.equal(third.reload().stand.took.length, 0);
  });

  it('delete together', () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    const { key } = other.journey;
    one.do((_, outbox) => outbox.remove());
    browser.deliver();
    assert.deepEqual(
      [other.status, other.stand.kept, wish(other)],
      ['unsent', 'nothing', undefined],
    );
    assert.notEqual(other.journey.key, key);
    one.do((_, outbox) => outbox.bringBack());
    browser.deliver();
    assert.deepEqual([wish(other), other.journey.key], ['Trees', key]);
  });

  it('take an older receipt for that of somebody else', async () => {
    const { browser, one, other } = two();
    one.fill();
    await one.send().answer(arrived);
    browser.wait(MINUTE);
    one.do((_, outbox) => outbox.restart(true));
    browser.deliver();
    one.type('Benches');
    browser.deliver();
    one.do((_, outbox) => outbox.remove());
    browser.deliver();
    assert.equal(other.status, 'unsent');
  });

  it('lose nothing that was typed in one while the other was sending in vain', async () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    const sending = one.send();
    browser.deliver();
    other.type('Trees and benches');
    browser.deliver();
    assert.equal(one.status, 'sending');
    await sending.answer(refused(403, 'closed'));
    browser.deliver();
    assert.deepEqual(
      [wish(one), wish(other), other.draft?.failure?.code],
      ['Trees and benches', 'Trees and benches', 'closed'],
    );
  });

  it('tell what was typed in one while the other was sending that it is not in it', async () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    const sending = one.send();
    browser.deliver();
    other.type('Trees and benches');
    browser.deliver();
    await sending.answer(arrived);
    browser.deliver();
    const { delivery } = other.stand;
    assert.ok(delivery.status === 'sent' && delivery.arrival.changedSince);
  });

  it('that sent the same have one receipt', async () => {
    const { browser, one, other } = two();
    one.fill();
    browser.deliver();
    const [first, second] = [one.send(), other.send()];
    await first.answer(arrived);
    browser.deliver();
    assert.equal(other.status, 'sending');
    await second.answer(arrived);
    browser.deliver();
    assert.deepEqual([one.status, other.status, one.receipts.length], ['sent', 'sent', 1]);
  });

  it('share nothing where the device is to keep nothing', () => {
    const browser = new FakeBrowser();
    const one = new Visit(browser.open(), { remember: 'no' });
    const other = new Visit(browser.open(), { remember: 'no' });
    one.fill();
    browser.deliver();
    assert.equal(wish(other), undefined);
    other.leave();
  });

  it('of which one has left hear nothing', () => {
    const { browser, one, other } = two();
    other.leave();
    one.fill();
    browser.deliver();
    assert.equal(wish(other), undefined);
  });
});
