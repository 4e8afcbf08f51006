import type { RecountFunction } from '../src/widgets/results/recount-contract.ts';
import type { Endpoint } from './backend.ts';
import type { Person } from './person.ts';
import {
  allWouldFit,
  allocation,
  board,
  comparison,
  decided,
  equalShares,
  greedy,
  long,
  notCounted,
  nothingChosen,
  oneProject,
  otherRecount,
  pictured,
  provisional,
  recounted,
  sameRecount,
  suppressed,
  tied,
  withReceipts,
} from './results/results.ts';
import { story, unavailable } from './states.ts';
import { widget, type Story } from './widget.ts';
import { f, wordsOf } from './words.ts';

const da = wordsOf('samskab-results');

export default {
  title: 'Results',
  tags: ['autodocs'],
  ...widget('samskab-results', 'ballots/den-groenne-pulje/results'),
};

export const Loading: Story = story(
  { definition: greedy, waits: 'load' },
  da('loading'),
  async (person) => {
    await person.reads((say) => say('loading'));
  },
);
export const NotCountedYet: Story = story({ definition: notCounted }, [
  da('notCounted'),
  da('votingCloses', { closes: notCounted.closes }),
]);
export const Provisional: Story = story({ definition: provisional }, [
  da('provisional'),
  da('provisionalHint'),
]);

/** What got most came first, as long as it fitted. */
export const Final: Story = story({ definition: greedy }, [
  da('willHappen', { part: 5, whole: 14 }),
  da('final'),
  da('otherRule'),
]);

/** Each with its picture; a quiet ground where one has none. */
export const Pictures: Story = story({ definition: pictured }, da('titleVotes'));

/** By what it costs, in place of how many wanted it. */
export const ByCost: Story = story({ definition: pictured }, da('titleCost'), async (person) => {
  await person.press((say) => say('price'));
});

export const Table: Story = story({ definition: equalShares }, da('titleTable'), async (person) => {
  await person.press((say) => say('table'));
});

export const NothingChosen: Story = story({ definition: nothingChosen }, da('noneChosen'));
export const OneProject: Story = story(
  { definition: oneProject },
  da('willHappen', { part: 1, whole: 1 }),
);

/** The device looks in the published list; here nobody answers. */
export const WasMineRecorded: Story = story(
  { definition: withReceipts },
  da('notJoined'),
  (person) => unfold(person, 'recorded', (say) => say('recorded')),
);

export const WhyItLost: Story = story(
  { definition: greedy },
  [
    da('wanted', { people: 67 }),
    da('tooExpensive', { left: f.money(4_500_000, 'DKK') }),
    da('enoughVotes', { votes: 3 }),
  ],
  (person) => openWhy(person, 'p10'),
);

export const EqualShares: Story = story(
  { definition: equalShares },
  [da('wanted', { people: 62 }), da('paid', { people: 60, price: f.money(149_000, 'DKK') })],
  (person) => openWhy(person, 'p03'),
);

export const EqualSharesWhyItLost: Story = story(
  { definition: equalShares },
  [da('had', { amount: f.money(12_026_000, 'DKK') }), da('spentOn'), da('wholeShare')],
  (person) => openWhy(person, 'p07'),
);

/** Two outcomes were compared, and the one was taken in which more voters had more. */
export const Comparison: Story = story(
  { definition: comparison },
  [da('compared'), da('comparison', { shares: 88, greedy: 40 }), da('takenShares')],
  (person) => unfold(person, 'how', (say) => say('how')),
);

export const Tie: Story = story(
  { definition: tied },
  da('tie', {
    before: 4,
    names: ['Vilde blomster langs Ringvejen', 'Frugttræer til alle skoler'],
  }),
  (person) => unfold(person, 'how', (say) => say('how')),
);

export const EverythingWouldHaveFitted: Story = story(
  { definition: allWouldFit },
  [da('allWouldFit'), da('threshold', { amount: da('voteCount', { votes: 60 }) })],
  (person) => unfold(person, 'how', (say) => say('how')),
);

export const Recounted: Story = story({ definition: recounted }, da('recounted'));

/** The count stays; what was decided since stands beside it. */
export const DecidedAfterwards: Story = story({ definition: decided }, [
  da('chosenOf', { part: 5, whole: 14 }),
  da('decided'),
  da('withdrawn'),
  da('partFunded', { amount: f.money(9_000_000, 'DKK'), cost: f.money(18_000_000, 'DKK') }),
]);

export const SuppressedAreas: Story = story({ definition: suppressed }, da('few'), (person) =>
  unfold(person, 'turnout', (say) => say('tookPart')),
);

/** No money, and each candidate set against each. */
export const BoardElection: Story = story(
  { definition: board },
  [da('wins'), da('pairsHint')],
  (person) => unfold(person, 'pairs', (say) => say('pairs')),
);

export const Allocation: Story = story(
  { definition: allocation },
  [da('given'), da('byMoney')],
  (person) => unfold(person, 'how', (say) => say('how')),
);

export const LongList: Story = story({ definition: long }, da('found', { count: 200, of: 200 }));

export const LongListSearched: Story = story(
  { definition: long },
  da('found', { count: 14, of: 200 }),
  async (person) => {
    await unfold(person, 'tools', (say) => say('findOne'));
    await person.type((say) => say('search'), 'Ren å');
  },
);

export const Arabic: Story = {
  ...story({ definition: equalShares }, wordsOf('samskab-results', 'ar')('final')),
  globals: { language: 'ar' },
};

const ends =
  (recount: Awaited<ReturnType<RecountFunction>>): RecountFunction =>
  async () =>
    recount;

export const CountedHereTheSame: Story = countedHere(ends(sameRecount), [
  da('same'),
  da('sameHint', { ballots: 214 }),
]);
export const CountedHereAndDifferent: Story = countedHere(ends(otherRecount), [
  da('different'),
  da('differs', { what: da('ballots'), here: 213, published: 214 }),
  da('onlyThere'),
]);
export const CountingHere: Story = countedHere(
  (_request, onProgress) => {
    onProgress({ step: 'counting', done: 12 });
    return new Promise(() => undefined);
  },
  [da('counting', { rounds: 12 }), da('stop')],
);
export const NotCountedHere: Story = countedHere(async () => {
  throw new TypeError('Failed to fetch');
}, da('notRecounted'));

export const UnknownEndpoint: Story = unavailable(
  { definition: greedy, loads: 'nothing' },
  da('missing'),
);
export const NotADefinition: Story = unavailable(
  { definition: greedy, loads: 'a-web-page' },
  da('unreadable'),
);
export const NetworkDown: Story = unavailable({ definition: greedy }, da('unreachable'), 'offline');

function countedHere(recount: RecountFunction, shows: string | readonly string[]): Story {
  const backend: Endpoint = { definition: greedy };
  const told = story(backend, shows, async (person) => {
    await unfold(person, 'recount', (say) => say('yourself'));
    await person.press((say) => say('again'));
  });
  return { ...told, args: { recount }, parameters: { ...told.parameters, mayLog: true } };
}

/** It comes while the winners are read. */
async function unfold(
  person: Person,
  part: string,
  heading: Parameters<Person['press']>[0],
): Promise<void> {
  await person.reads(heading);
  person.element.shadowRoot?.querySelector(`[part="${part}"]`)?.setAttribute('open', '');
}

async function openWhy(person: Person, id: string): Promise<void> {
  // The list of all comes after those who won.
  await person.reads((say) => say('titleVotes'));
  const name = person.says(greedy.items.find((item) => item.id === id)?.name ?? id);
  const root = person.element.shadowRoot as ShadowRoot;
  for (const why of root.querySelectorAll<HTMLDetailsElement>('[part="why"]')) {
    if (why.querySelector('summary')?.textContent.includes(name)) {
      why.open = true;
      break;
    }
  }
}
