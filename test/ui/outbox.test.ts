import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RefusedError } from '../../src/protocol/client/errors.ts';
import { FakeBrowser } from './fake-browser.ts';
import { Visit, arrived, filled, lost, plain, receipt, refused, wish } from './visit.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('going on', () => {
  it('needs what is needed on this page, and is stopped by nothing on the next', () => {
    const visit = new Visit(new FakeBrowser().open());
    const next = () => visit.do((_, outbox) => outbox.next());
    assert.equal(next(), false);
    assert.deepEqual([visit.stand.page, visit.stand.tried], [0, true]);
    visit.type('Mona', 'name');
    assert.equal(next(), true);
    assert.deepEqual([visit.stand.page, visit.stand.tried], [1, false]);
    assert.equal(next(), false);
    visit.type('Trees');
    assert.equal(next(), true);
    assert.equal(visit.stand.page, 2);
  });

  it('waits for what is typed and not understood yet', () => {
    const visit = new Visit(new FakeBrowser().open());
    visit.fill();
    visit.typeAge('1.500');
    visit.do((_, outbox) => outbox.goTo(1));
    assert.equal(
      visit.do((_, outbox) => outbox.next()),
      false,
    );
    visit.do((_, outbox) => outbox.goTo(2));
    assert.equal(
      visit.do((_, outbox) => outbox.showProblems()),
      true,
    );
    assert.deepEqual([visit.stand.page, visit.stand.tried], [1, true]);
  });

  it('goes back from the review to the first page on which something is wrong', () => {
    const visit = filled();
    assert.equal(
      visit.do((_, outbox) => outbox.showProblems()),
      false,
    );
    visit.type('', 'wish');
    visit.type('', 'name');
    assert.equal(
      visit.do((_, outbox) => outbox.showProblems()),
      true,
    );
    assert.equal(visit.stand.page, 0);
  });
});

describe('sending', () => {
  it('writes down that nobody knows before it is sent, and wipes the draft once it arrived', async () => {
    const visit = filled();
    assert.equal(visit.draft?.unsure, false);
    let before: unknown;
    visit.do((_, outbox) => {
      void outbox.send(async () => {
        before = visit.draft?.unsure;
        return arrived;
      });
    });
    await Promise.resolve();
    assert.equal(before, true);
    await new Promise((done) => setImmediate(done));
    assert.deepEqual(
      [visit.status, visit.stand.kept, visit.stand.unsure],
      ['sent', 'nothing', false],
    );
    assert.equal(visit.draft, undefined);
    assert.deepEqual(visit.receipts, [{ code: receipt.code, at: visit.tab.browser.clock }]);
  });

  it('keeps neither the choice nor the key, a credential or a link', async () => {
    const visit = filled(new FakeBrowser(), {});
    const { key } = visit.journey;
    const links = { manage: 'https://town.example/#samskab-receipt=s3cret' };
    await visit.send().answer({ receipt: { ...receipt, links } });
    const kept = JSON.stringify([...visit.tab.browser.device, ...visit.tab.session]);
    for (const secret of ['Trees', 'Mona', key, 's3cret'])
      assert.ok(!kept.includes(secret), secret);
  });

  it('happens once, however often the button is pressed', async () => {
    const visit = filled();
    const first = visit.send();
    const second = visit.send();
    assert.deepEqual([first.posts, second.posts, visit.status], [1, 0, 'sending']);
    await first.answer(arrived);
    assert.equal(visit.status, 'sent');
  });

  it('that found no answer may have arrived, also after a reload', async () => {
    const visit = filled();
    await visit.send().answer(lost());
    const { delivery } = visit.stand;
    assert.ok(delivery.status === 'failed' && delivery.mayHaveArrived);
    assert.deepEqual([visit.stand.unsure, visit.stand.failure], [true, undefined]);
    const again = visit.reload();
    assert.deepEqual(
      [again.status, again.stand.unsure, again.stand.cameBack, again.stand.page],
      ['unsent', true, 'unsure', 2],
    );
    assert.equal(again.journey.key, visit.journey.key);
  });

  it('that was refused did not arrive, and says the next day why', async () => {
    const visit = filled();
    await visit.send().answer(refused(403, 'not-eligible'));
    const at = visit.tab.browser.clock;
    const { delivery } = visit.stand;
    assert.ok(delivery.status === 'failed' && !delivery.mayHaveArrived);
    assert.deepEqual(visit.stand.failure, { code: 'not-eligible', at });
    visit.tab.browser.wait(DAY);
    const again = visit.reload();
    assert.deepEqual(again.stand.cameBack, { code: 'not-eligible', at });
    assert.equal(again.stand.unsure, false);
    again.type('Benches');
    assert.equal(again.stand.cameBack, undefined);
    assert.equal(again.draft?.failure?.code, 'not-eligible');
    await again.send().answer(lost());
    assert.equal(again.draft?.failure, undefined, 'it is another failure now');
  });

  for (const [what, error] of [
    ['a server in trouble', refused(503, 'internal')],
    ['another try that is under way', refused(409, 'in-flight')],
    ['an answer that is none', new SyntaxError('<!doctype')],
  ] as const) {
    it(`does not take ${what} for a no`, async () => {
      const visit = filled();
      await visit.send().answer(error);
      const { delivery } = visit.stand;
      assert.ok(delivery.status === 'failed' && delivery.mayHaveArrived);
      assert.equal(visit.draft?.unsure, true);
    });
  }

  it('shows what the server found wrong until something is changed', async () => {
    const visit = filled();
    const errors = [{ pointer: '/answers/wish', code: 'too-long' }];
    await visit.send().answer(refused(422, 'rule', errors));
    const problems = () => visit.outbox.problems();
    assert.deepEqual(problems(), errors);
    assert.deepEqual(visit.outbox.problems(0), []);
    assert.equal(
      visit.do((_, outbox) => outbox.showProblems()),
      true,
    );
    assert.equal(visit.stand.page, 1);
    visit.type('Short');
    assert.deepEqual(problems(), []);
  });

  it('under a key that was used says what arrived, and that the rest did not', async () => {
    const visit = filled();
    await visit.send().answer({ receipt, changedSince: true });
    const { delivery } = visit.stand;
    assert.ok(delivery.status === 'sent' && delivery.arrival.changedSince);
  });

  it('says so when something was changed while it was on its way', async () => {
    const visit = filled();
    const sending = visit.send();
    visit.type('Benches');
    assert.deepEqual([visit.status, visit.draft?.unsure], ['sending', true]);
    await sending.answer(arrived);
    const { delivery } = visit.stand;
    assert.ok(delivery.status === 'sent' && delivery.arrival.changedSince);
  });

  it('that a plain backend took has a time and no code', async () => {
    const visit = filled(new FakeBrowser(), { of: plain });
    assert.equal(visit.outbox.delivery, 'plain');
    await visit.send().answer({ receipt: undefined });
    assert.deepEqual(visit.receipts, [{ at: visit.tab.browser.clock }]);
    const [note] = visit.reload({ of: plain }).stand.took;
    assert.deepEqual(note, { at: visit.tab.browser.clock });
  });

  it('takes the language along, and does not keep it', () => {
    const visit = filled();
    const submission = visit.outbox.submission('da');
    assert.deepEqual(submission, {
      persona: { name: 'Mona' },
      answers: { wish: 'Trees' },
      language: 'da',
    });
  });
});

describe('trying again by itself', () => {
  const retry = (visit: Visit) => visit.do((_, outbox) => outbox.retry());

  it('goes on for ten minutes, under the same key, and then no more', async () => {
    const visit = filled();
    const { key } = visit.journey;
    const sending = visit.send();
    await sending.answer(lost());
    visit.tab.browser.wait(6 * MINUTE);
    retry(visit);
    assert.deepEqual([visit.status, sending.posts], ['sending', 2]);
    retry(visit);
    assert.equal(sending.posts, 2);
    await sending.answer(lost());
    visit.tab.browser.wait(4 * MINUTE + 1);
    retry(visit);
    assert.deepEqual([visit.status, sending.posts], ['failed', 2]);
    assert.equal(visit.journey.key, key);
  });

  it('ends with the receipt', async () => {
    const visit = filled();
    const sending = visit.send();
    await sending.answer(lost());
    retry(visit);
    await sending.answer(arrived);
    retry(visit);
    assert.deepEqual([visit.status, sending.posts, visit.receipts.length], ['sent', 2, 1]);
  });

  it('leaves alone what was refused, changed, reloaded, or never sent', async () => {
    const visit = filled();
    const sending = visit.send();
    await sending.answer(refused(403, 'closed'));
    retry(visit);
    assert.equal(sending.posts, 1);
    const changed = filled();
    const second = changed.send();
    await second.answer(lost());
    changed.type('Benches');
    retry(changed);
    assert.equal(second.posts, 1);
    const again = changed.reload();
    retry(again);
    assert.equal(again.status, 'unsent');
  });

  const wait = (visit: Visit) => visit.do((_, outbox) => outbox.retry(true));
  const again = ({ stand: { delivery } }: Visit) =>
    delivery.status === 'failed' ? delivery.again : delivery.status;
  const busy = (seconds?: number) =>
    new RefusedError(
      429,
      { code: 'too-many-requests' },
      seconds === undefined ? seconds : seconds * 1000,
    );

  it('waits as long as a server asks that has too much to do', async () => {
    const visit = filled();
    const { key } = visit.journey;
    const sending = visit.send();
    await sending.answer(busy(120));
    assert.equal(again(visit), 120_000);
    // A line that is back says nothing of who waits.
    retry(visit);
    assert.equal(sending.posts, 1);
    visit.tab.browser.wait(120_000);
    wait(visit);
    assert.deepEqual([visit.status, sending.posts, visit.journey.key], ['sending', 2, key]);
    await sending.answer(arrived);
    assert.equal(visit.status, 'sent');
  });

  it('does not wait for a server that asks for more, or does not say', async () => {
    for (const error of [busy(121), busy(), busy(0), busy(-1), refused(403, 'closed')]) {
      const visit = filled();
      const sending = visit.send();
      await sending.answer(error);
      assert.equal(again(visit), undefined);
      wait(visit);
      assert.equal(sending.posts, 1);
    }
    const visit = filled(new FakeBrowser(), { of: plain });
    await visit.send().answer(busy(1));
    assert.equal(again(visit), undefined);
  });

  it('promises no try for which nobody’s patience lasts', async () => {
    const visit = filled();
    const sending = visit.send();
    await sending.answer(busy(60));
    visit.tab.browser.wait(9.5 * MINUTE);
    wait(visit);
    await sending.answer(busy(60));
    assert.equal(again(visit), undefined);
    const asleep = filled();
    const first = asleep.send();
    await first.answer(busy(60));
    asleep.tab.browser.wait(11 * MINUTE);
    wait(asleep);
    // What was said is done when it wakes.
    assert.deepEqual([asleep.status, first.posts], ['sending', 2]);
  });

  it('does not send what was changed while it waited', async () => {
    const visit = filled();
    const sending = visit.send();
    await sending.answer(busy(1));
    visit.type('Benches');
    wait(visit);
    assert.equal(sending.posts, 1);
  });

  it('leaves alone what a plain backend would store twice', async () => {
    const visit = filled(new FakeBrowser(), { of: plain });
    const sending = visit.send();
    await sending.answer(lost());
    retry(visit);
    assert.deepEqual([visit.status, sending.posts], ['failed', 1]);
  });
});

describe('who left before the answer came', () => {
  it('finds the receipt on the device, and the draft of it gone', async () => {
    const visit = filled();
    const sending = visit.send();
    visit.leave();
    const { drawn } = visit;
    await sending.answer(arrived);
    assert.equal(visit.drawn, drawn, 'nobody is told');
    const again = visit.reload();
    assert.deepEqual(
      [again.stand.took.map(({ code }) => code), again.draft],
      [[receipt.code], undefined],
    );
  });

  it('and came back is told of it there: nothing was changed since', async () => {
    const visit = filled();
    const sending = visit.send();
    const again = visit.reload();
    await sending.answer(arrived);
    const { delivery } = again.stand;
    assert.ok(delivery.status === 'sent' && !delivery.elsewhere);
    assert.equal(delivery.arrival.changedSince, false);
  });

  it('loses nothing of another submission that was begun meanwhile', async () => {
    const visit = filled();
    const sending = visit.send();
    const next = visit.reload();
    next.do((_, outbox) => outbox.restart());
    next.type('Benches');
    await sending.answer(arrived);
    assert.equal(next.draft?.key, next.journey.key);
    assert.equal(wish(next.reload()), 'Benches');
  });

  it('is not told to be unsure any more where the answer was a no', async () => {
    const visit = filled();
    const sending = visit.send();
    visit.leave();
    await sending.answer(refused(403, 'closed'));
    const again = visit.reload();
    assert.equal(again.stand.unsure, false);
    assert.deepEqual(again.stand.cameBack, { code: 'closed', at: visit.tab.browser.clock });
  });

  it('and came back keeps what was typed since, or deleted, when it fails', async () => {
    const visit = filled();
    const sending = visit.send();
    const again = visit.reload();
    assert.equal(again.stand.cameBack, 'unsure');
    again.type('Trees and benches');
    await sending.answer(lost());
    assert.equal(wish(again.reload()), 'Trees and benches');

    const other = filled();
    const second = other.send();
    const deleted = other.reload();
    deleted.do((_, outbox) => outbox.remove());
    await second.answer(lost());
    assert.equal(deleted.draft, undefined);
  });

  it('and sends it again gets one receipt', async () => {
    const visit = filled();
    const sending = visit.send();
    const again = visit.reload();
    const second = again.send();
    await sending.answer(arrived);
    await second.answer(arrived);
    assert.deepEqual(
      again.receipts.map(({ code }) => code),
      [receipt.code],
    );
  });

  it('knows nothing of what another submission became that was begun in its place', async () => {
    const visit = filled();
    const sending = visit.send();
    visit.do((_, outbox) => outbox.restart());
    visit.type('Benches');
    await sending.answer(arrived);
    assert.deepEqual([visit.status, wish(visit), visit.stand.kept], ['unsent', 'Benches', 'here']);
    assert.equal(visit.receipts.length, 1, 'what was sent did arrive');
  });
});
