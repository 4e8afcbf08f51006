import { RefusedError, UnreachableError } from '../../src/protocol/client/errors.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { IdeasDefinition } from '../../src/protocol/ideas.ts';
import { answer, ideaRules, type IdeaState } from '../../src/rules/idea.ts';
import { withTyped } from '../../src/rules/typing.ts';
import { Device, type Draft, type Remember } from '../../src/ui/device.ts';
import { Journey, type Arrival } from '../../src/ui/journey.ts';
import type { Outbox } from '../../src/ui/sending/outbox.ts';
import { FakeBrowser, type FakeTab } from './fake-browser.ts';

/** A persona, an idea with a number in it, and nothing else that is needed. */
export const definition: IdeasDefinition = {
  type: 'ideas',
  id: 'lab',
  title: 'The lab',
  language: 'en',
  delivery: 'once',
  closes: '2026-06-01T10:00:00Z',
  persona: { fields: [{ id: 'name', kind: 'short-text', label: 'Name', required: true }] },
  fields: [
    { id: 'wish', kind: 'short-text', label: 'Wish', required: true },
    { id: 'age', kind: 'number', label: 'Age' },
  ],
};

export const plain: IdeasDefinition = { ...definition, delivery: 'plain' };

export const name = 'ideas:lab:https://town.example/api/ideas/lab';
export const DRAFT = `samskab:draft:${name}`;
export const RECEIPT = `samskab:receipt:${name}`;

export const receipt: Receipt = { code: '7K3M-Q9TX' };
export const arrived: Arrival = { receipt };

export const lost = () => new UnreachableError('No answer');
export const refused = (
  status: number,
  code: string,
  errors?: { pointer: string; code: string }[],
) => new RefusedError(status, { code, ...(errors && { errors }) });

interface Options {
  readonly of?: IdeasDefinition;
  readonly remember?: Remember;
}

/** Each tab has modules of its own. */
type Module = typeof import('../../src/ui/sending/outbox.ts');
const modules: Module[] = await Promise.all(
  ['one', 'other'].map((tab) => import(`../../src/ui/sending/outbox.ts?${tab}`)),
);

/** One page view of the form in a tab, from the first page to the receipt. */
export class Visit {
  readonly tab: FakeTab;
  readonly journey: Journey<IdeaState>;
  readonly outbox: Outbox<IdeasDefinition, IdeaState>;
  readonly #stop: () => void;
  /** How often it was told to be drawn anew. */
  drawn = 0;

  constructor(tab: FakeTab, { of = definition, remember = 'device' }: Options = {}) {
    this.tab = tab;
    this.journey = tab.in(
      () =>
        new Journey<IdeaState>({
          initial: ideaRules.initial,
          pages: [['/persona'], ['/answers', '/contact']],
          device: new Device(name, remember),
          now: () => tab.browser.clock,
        }),
    );
    const { Outbox } = modules[tab.index % 2] as Module;
    this.outbox = new Outbox(this.journey, of, ideaRules);
    this.#stop = tab.in(() => {
      this.journey.begin(() => this.drawn++);
      return this.outbox.listen();
    });
  }

  get stand() {
    return this.journey.stand;
  }

  /** Whether, and how, what is filled in was sent. */
  get status() {
    return this.stand.delivery.status;
  }

  /** What is on the device of it. */
  get draft(): Draft | undefined {
    const kept = this.tab.browser.device.get(DRAFT);
    return kept === undefined ? undefined : JSON.parse(kept);
  }

  get receipts(): { code?: string; at: number; manage?: string }[] {
    const kept = this.tab.browser.device.get(RECEIPT);
    return kept === undefined ? [] : JSON.parse(kept).receipts;
  }

  /** Types letters: a wish, or the name of the persona. */
  type(text: string, field: 'wish' | 'name' = 'wish'): void {
    const group = field === 'name' ? 'persona' : 'answers';
    this.do((journey) => journey.change(answer(journey.stand.filled, group, field, text)));
  }

  /** Types what is not understood as a number yet. */
  typeAge(text: string): void {
    this.do((journey) => journey.change(withTyped(journey.stand.filled, '/answers/age', text)));
  }

  do<T>(act: (journey: Journey<IdeaState>, outbox: Outbox<IdeasDefinition, IdeaState>) => T): T {
    return this.tab.in(() => act(this.journey, this.outbox));
  }

  /** Fills in all that is needed, and goes to the review. */
  fill(wish = 'Trees'): void {
    this.type('Mona', 'name');
    this.type(wish);
    this.do((_, outbox) => outbox.goTo(2));
  }

  /** Presses the button. The answer is on its way until somebody gives one. */
  send(): { readonly answer: (arrival: Arrival | Error) => Promise<void>; readonly posts: number } {
    let settle = (_arrival: Arrival | Error) => {};
    const on = { posts: 0 };
    const { tab } = this;
    const post = () => {
      on.posts++;
      return new Promise<Arrival>((done, fail) => {
        settle = (outcome) => (outcome instanceof Error ? fail(outcome) : done(outcome));
      });
    };
    this.do((_, outbox) => void outbox.send(post));
    return {
      get posts() {
        return on.posts;
      },
      answer: async (outcome) => {
        tab.in(() => settle(outcome));
        await new Promise((rested) => setImmediate(rested));
      },
    };
  }

  /** The page is left, as another endpoint, a route or a reload does. */
  leave(): void {
    this.do((journey) => {
      journey.leave();
      this.#stop();
    });
  }

  /** The page is loaded anew. */
  reload(options: Options = {}): Visit {
    this.leave();
    this.tab.reload();
    return new Visit(this.tab, options);
  }
}

/** A form that is filled in and stands at its review. */
export function filled(browser = new FakeBrowser(), options: Options = {}): Visit {
  const visit = new Visit(browser.open(), options);
  visit.fill();
  return visit;
}

export const wish = ({ stand }: Visit) => stand.filled.answers['wish'];
