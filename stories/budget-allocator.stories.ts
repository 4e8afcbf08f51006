import { allocation, called, knapsack } from './definitions.ts';
import { budgetOfOthers, budgetOnAMap } from './on-a-map.ts';
import { statesOf, story } from './states.ts';
import { thirtyProjects } from './thirty-projects.ts';
import { widget, type Story } from './widget.ts';
import { f, wordsOf } from './words.ts';

const tag = 'samskab-budget-allocator';
const da = wordsOf(tag);
const currency = 'DKK';

export default {
  title: 'Budget allocator',
  tags: ['autodocs'],
  ...widget(tag, 'budgets/borgerbudget'),
};

const project = (id: string) => called(knapsack.items, id);
const cause = (id: string) => called(allocation.items, id);

const states = statesOf({
  tag,
  definition: knapsack,
  async fill(person) {
    await person.tick(project('p1'));
    await person.tick(project('p2'));
  },
  filled: [f.money(3_500_000, currency), da('leftOf', { budget: 20_000_000, currency })],
});

export const Ready: Story = states.ready;
export const Loading: Story = states.loading;
export const NotOpenYet: Story = states.notOpenYet;
export const Closed: Story = states.closed;
export const UnknownEndpoint: Story = states.unknownEndpoint;
export const NotADefinition: Story = states.notADefinition;
export const NetworkDown: Story = states.networkDown;
export const ServerRefused: Story = states.serverRefused;
export const Filled: Story = states.filled;
export const CameBack: Story = states.cameBack;
export const Deleted: Story = states.deleted;
export const WaitsForTheLastStep: Story = states.waitsForTheLastStep;

export const OverBudget: Story = story(
  { definition: knapsack },
  [
    da('takeOneOut', { by: 6_000_000, currency }),
    da('takeOutItem', { what: 'Lys på stien til skolen' }),
    da('takeOutItem', { what: 'Skatebane ved hallen' }),
  ],
  async (person) => {
    for (const id of ['p1', 'p2', 'p3']) await person.tick(project(id));
  },
);

/** As many as a town of some size asks about, each with a drawing, a place and a longer text. */
export const ThirtyProjects: Story = story({ definition: thirtyProjects }, [
  da('check'),
  'Bænke ved åen',
  'Cykelsti på Møllevej',
]);

/** Whose server a map comes from is told before it is asked. */
export const MapAsks: Story = story(
  { definition: budgetOfOthers },
  da('noThanks'),
  async (person) => {
    await person.press((say) => say('showOnMap'));
  },
);

/** What is chosen looks so on the map too. */
export const OnAMap: Story = story(
  { definition: budgetOnAMap },
  [da('hideMap'), da('notOnMap', { count: 2 }), '© Ellevad'],
  async (person) => {
    await person.press((say) => say('showOnMap'));
    await person.pressIfAsked((say) => say('showTheMap'));
    await person.tick('Bænke ved åen');
  },
);

export const OverBudgetAndSent: Story = story(
  { definition: knapsack },
  da('problemHeading'),
  async (person) => {
    for (const id of ['p1', 'p2', 'p3']) await person.tick(project(id));
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

/** At least two, at most three, and at least half of the money. */
export const WithLimits: Story = story(
  { definition: { ...knapsack, minLength: 2, maxLength: 3, minSumCost: 10_000_000 } },
  [da('problemHeading'), da('spendAtLeast', { amount: 10_000_000, currency })],
  async (person) => {
    await person.tick(project('p4'));
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const NothingChosen: Story = story(
  { definition: knapsack },
  da('problemHeading'),
  async (person) => {
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const Allocation: Story = story({ definition: allocation }, [
  'Musik og teater',
  da('amountBetween', { min: 1_000_000, max: 6_000_000, currency }),
]);

export const AllocationFilled: Story = story(
  { definition: allocation },
  [f.money(3_000_000, currency), da('leftOf', { budget: 10_000_000, currency })],
  async (person) => {
    await person.press((say) => say('moreOf', { what: person.says(cause('culture')) }));
    await person.type(cause('sport'), '60000');
  },
);

export const AllocationOverBudget: Story = story(
  { definition: allocation },
  da('giveLess', { by: 2_000_000, currency }),
  async (person) => {
    await person.type(cause('sport'), '60000');
    await person.type(cause('culture'), '60000');
  },
);

export const AllocationErrors: Story = story(
  { definition: allocation },
  [da('problemHeading'), da('offStep', { step: f.money(500_000, currency) }), da('notANumber')],
  async (person) => {
    await person.type(cause('sport'), '12345');
    await person.type(cause('nature'), '90000');
    await person.type(cause('culture'), 'meget');
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const Review: Story = states.review;

export const AllocationReview: Story = story(
  { definition: allocation },
  [da('checkHeading'), 'Idræt for børn'],
  async (person) => {
    await person.type(cause('sport'), '60000');
    await person.goToReview();
  },
);

export const Sending: Story = states.sending;
export const Sent: Story = states.sent;
export const TookPart: Story = states.tookPart;
export const FailedOffline: Story = states.failedOffline;
export const FailedServer: Story = states.failedServer;
export const ClosedMeanwhile: Story = states.closedMeanwhile;
export const CameBackUnsure: Story = states.cameBackUnsure;
export const CameBackTheNextDay: Story = states.cameBackTheNextDay;
export const SentPlainly: Story = states.sentPlainly;
export const LostPlainly: Story = states.lostPlainly;
