import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Arrival } from '../../src/ui/journey.ts';
import { FakeBrowser } from './fake-browser.ts';
import { Visit, lost, refused } from './visit.ts';

/** What becomes of what is on its way: the last two are stored, and the answer to one is lost. */
const OUTCOMES = ['refused', 'lost', 'stored-and-lost', 'stored'] as const;

const tab = fc.constantFrom(0, 1);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('type'), tab, text: fc.string() }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('send'), tab }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('answer'),
      which: fc.nat(9),
      outcome: fc.constantFrom(...OUTCOMES),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('deliver') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('reload', 'remove', 'bringBack', 'restart', 'handOver', 'retry'),
      tab,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('goTo'), tab, page: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait'), ms: fc.nat(900_000) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Steps after which a tab may have another key: all others belong to one submission. */
const RENEWS = new Set(['restart', 'handOver', 'remove', 'bringBack']);

/** Two tabs of a browser, the server, and what is on its way between them. */
class World {
  readonly browser = new FakeBrowser();
  readonly visits = [new Visit(this.browser.open()), new Visit(this.browser.open())];
  /** Keys under which the server has stored something. */
  readonly #stored = new Set<string>();
  /** Keys under which something was sent. */
  readonly #sent = new Set<string>();
  readonly #onTheirWay: { key: string; answer: (outcome: Arrival | Error) => Promise<void> }[] = [];

  async take(step: Step): Promise<void> {
    const { does } = step;
    // Nobody is so quick that they do something in a tab before it has heard of the other.
    if (does === 'deliver' || 'tab' in step) this.browser.deliver();
    const before = this.visits.map(({ journey }) => journey.key);
    const drafts = this.visits.map(({ draft }) => draft?.key);
    if ('ms' in step) this.browser.wait(step.ms);
    if ('outcome' in step) await this.#answer(step.which, step.outcome);
    if ('tab' in step) this.#act(step, step.tab);
    this.visits.forEach((visit, at) => {
      // The device may hold another one by then, or none.
      const lost = does === 'reload' && drafts[at] !== before[at];
      const may = RENEWS.has(does) || lost || visit.status === 'sent';
      assert.ok(may || before[at] === visit.journey.key, `another key: ${does}`);
      this.#hold(visit);
    });
  }

  #act(step: Step & { tab: number }, at: number): void {
    const visit = this.visits[at] as Visit;
    const { status, stand } = visit;
    // What no button offers: a form under a receipt, or one that is on its way.
    const isForm = status !== 'sent' && stand.took.length === 0;
    switch (step.does) {
      case 'type':
        if (isForm && status !== 'sending') visit.type('text' in step ? step.text : '');
        break;
      case 'goTo':
        if (isForm && status !== 'sending')
          visit.do((_, outbox) => outbox.goTo('page' in step ? step.page : 0));
        break;
      case 'send':
        if (isForm && status !== 'sending') {
          this.#sent.add(visit.journey.key);
          this.#onTheirWay.push({ key: visit.journey.key, answer: visit.send().answer });
        }
        break;
      case 'retry':
        visit.do((_, outbox) => outbox.retry());
        break;
      case 'reload':
        this.visits[at] = visit.reload();
        break;
      case 'remove':
        if (status !== 'sending' && stand.kept === 'here') visit.do((_, outbox) => outbox.remove());
        break;
      case 'bringBack':
        if (isForm) visit.do((_, outbox) => outbox.bringBack());
        break;
      default:
        // Offered beside a receipt.
        if (!isForm) visit.do((_, outbox) => outbox.restart(step.does === 'handOver'));
    }
  }

  async #answer(which: number, outcome: (typeof OUTCOMES)[number]): Promise<void> {
    const [post] = this.#onTheirWay.splice(which % Math.max(this.#onTheirWay.length, 1), 1);
    if (!post) return;
    const { key, answer } = post;
    // What is in is in, and what is still under way is not refused.
    const mayRefuse = !this.#stored.has(key) && this.#onTheirWay.every((one) => one.key !== key);
    if (outcome === 'refused' && mayRefuse) return answer(refused(403, 'closed'));
    if (outcome === 'lost') return answer(lost());
    this.#stored.add(key);
    if (outcome === 'stored-and-lost') return answer(lost());
    return answer({ receipt: { code: `R${key}` } });
  }

  /** What is true whatever was done. */
  #hold({ stand, journey, draft, receipts }: Visit): void {
    const { delivery, kept, unsure, failure, took } = stand;
    const codes = receipts.map(({ code }) => code ?? '');
    assert.equal(new Set(codes).size, codes.length, 'a receipt twice');
    assert.ok(
      codes.every((code) => this.#stored.has(code.slice(1))),
      'a receipt of nothing',
    );
    assert.ok(took.length === 0 || kept === 'nothing', 'a receipt over a form');
    if (delivery.status === 'sent') {
      const code = delivery.arrival.receipt?.code ?? '';
      assert.ok(this.#stored.has(code.slice(1)), 'a false "sent"');
      // The other tab may be at it still.
      const over = this.visits.every(({ status }) => status !== 'sending');
      const kept = `R${draft?.key}` === code && !draft?.unsure;
      assert.ok(!over || !kept, 'what was sent is still kept');
      assert.equal(stand.kept, 'nothing');
    }
    if (unsure) assert.ok(this.#sent.has(journey.key), 'unsure of what was never sent');
    if (delivery.status === 'failed') assert.equal(unsure, delivery.mayHaveArrived);
    assert.ok(!unsure || !failure, 'a no, and not known');
    if (!this.browser.settled || delivery.status === 'sending') return;
    if (kept === 'here') {
      assert.deepEqual(draft?.filled, stand.filled, 'what is kept is not what is on screen');
      assert.equal(draft?.key, journey.key);
    }
    if (this.#stored.has(journey.key) && delivery.status !== 'sent') {
      assert.ok(unsure, 'a false "not sent"');
    }
  }
}

describe('any journey', () => {
  it('never says sent or not sent where that is not so, and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
        const world = new World();
        for (const one of steps) await world.take(one);
      }),
      { numRuns: 1000 },
    );
  });
});
