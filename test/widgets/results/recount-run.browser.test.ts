import { expect } from '@open-wc/testing';
import type { CountedResults } from '../../../src/protocol/results.ts';
import { recount } from '../../../src/widgets/results/recount.ts';
import type { RecountProgress } from '../../../src/widgets/results/recount-contract.ts';

const PROJECTS = { a: 60, b: 50, c: 30 };
const VOTES = [['a'], ['a', 'b'], ['a', 'b'], ['b', 'c'], ['c']];

function ballots(votes: readonly (readonly string[])[] = VOTES): string {
  return [
    ...['META', 'key;value', 'num_projects;3', `num_votes;${votes.length}`, 'budget;100'],
    ...['vote_type;approval', 'currency;DKK', 'PROJECTS', 'project_id;cost'],
    ...Object.entries(PROJECTS).map(([id, cost]) => `${id};${cost}`),
    ...['VOTES', 'voter_id;vote', ...votes.map((ids, at) => `${at};${ids.join(',')}`), ''],
  ].join('\n');
}

/** What is published of these ballots: by greedy, the cheaper first where two are equal. */
const results = {
  ...{ type: 'results', resource: 'ballots', id: 'town', title: 'Town', language: 'en' },
  ...{ state: 'final', published: '2026-05-03T12:00:00Z', currency: 'DKK', budget: 10_000 },
  ...{ spent: 8000, left: 2000, method: 'approval', counting: { rule: 'greedy' }, ballots: 5 },
  items: [
    { id: 'a', name: 'A', cost: 6000, votes: 3, selected: false, why: { code: 'too-expensive', left: 5000 }, sufficient: { cost: 5000, votes: 1 } }, // prettier-ignore
    { id: 'b', name: 'B', cost: 5000, votes: 3, selected: true, place: 1, why: { code: 'fitted', left: 10_000 } }, // prettier-ignore
    { id: 'c', name: 'C', cost: 3000, votes: 2, selected: true, place: 2, why: { code: 'fitted', left: 5000 } }, // prettier-ignore
  ],
  ties: [
    {
      kind: 'decided',
      before: 0,
      items: ['b', 'a'],
      instead: { order: ['a', 'b'], chosen: ['a'], notChosen: ['b'] },
    },
  ],
  fairness: { nothing: 1, average: 1 },
} as const satisfies CountedResults;

function count(text: string, signal = new AbortController().signal) {
  const url = URL.createObjectURL(new Blob([text]));
  const told: RecountProgress[] = [];
  const request = { ballots: url, results };
  return { told, counted: recount(request, (progress) => told.push(progress), signal) };
}

const ownWorker = globalThis.Worker;
afterEach(() => {
  globalThis.Worker = ownWorker;
});

/** Puts something in the place of workers, and says how many were asked for. */
function replaceWorker(make: () => Worker): { asked: number } {
  const seen = { asked: 0 };
  // What a constructor returns is what `new` gives.
  globalThis.Worker = function () {
    seen.asked++;
    return make();
  } as unknown as typeof Worker;
  return seen;
}

describe('counting again', () => {
  it('gives the same result in a worker', async () => {
    let started = 0;
    globalThis.Worker = class extends ownWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started++;
      }
    };
    expect(await count(ballots()).counted).to.deep.equal({
      same: true,
      differences: [],
      selected: ['b', 'c'],
      ballots: 5,
    });
    expect(started).to.equal(1);
  });

  it('says where something else comes out', async () => {
    const { counted } = count(ballots([['a'], ['a'], ['a'], ['b'], ['c']]));
    const { differences, ...outcome } = await counted;
    expect(outcome).to.deep.equal({ same: false, selected: ['a', 'c'], ballots: 5 });
    expect(differences.map(({ path }) => path.join('.'))).to.include('items.b.votes');
  });

  it('says where the file is another one than was published', async () => {
    const url = URL.createObjectURL(new Blob([ballots()]));
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ballots()));
    const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'));
    const { signal } = new AbortController();
    for (const [sha256, same] of [
      [hex.join(''), true],
      ['0'.repeat(64), false],
    ] as const) {
      const request = { ballots: url, results: { ...results, sha256 } };
      expect((await recount(request, () => undefined, signal)).same).to.equal(same);
    }
  });

  it('counts on the page where no worker may begin', async () => {
    const seen = replaceWorker(() => {
      throw new DOMException('Refused by a policy', 'SecurityError');
    });
    const { counted, told } = count(ballots());
    expect((await counted).same).to.equal(true);
    expect(seen.asked).to.equal(1);
    expect(told[0]).to.deep.equal({ step: 'reading', done: 5 });
  });

  it('counts on the page where the worker cannot', async () => {
    const seen = replaceWorker(() => {
      const broken = Object.assign(new EventTarget(), { postMessage() {}, terminate() {} });
      setTimeout(() => broken.dispatchEvent(new Event('error', { cancelable: true })));
      return broken as unknown as Worker;
    });
    expect((await count(ballots()).counted).same).to.equal(true);
    expect(seen.asked).to.equal(1);
  });

  it('stops when it is told to, and before it begins', async () => {
    const abort = new AbortController();
    const { counted } = count(ballots(), abort.signal);
    abort.abort(new Error('enough'));
    expect(await failure(counted)).to.equal('enough');
    expect(await failure(count(ballots(), abort.signal).counted)).to.equal('enough');
  });

  it('fails where the ballots are no ballots, or not there', async () => {
    expect(await failure(count('hello').counted)).to.contain('should name the section META');
    const request = { ballots: new URL('/not-there.pb', location.href).href, results };
    const signal = new AbortController().signal;
    expect(await failure(recount(request, () => {}, signal))).to.contain('answers with 404');
  });

  function failure(counted: Promise<unknown>): Promise<string> {
    return counted.then(
      () => 'it did not fail',
      (error: Error) => error.message,
    );
  }
});
