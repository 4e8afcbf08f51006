import { allocation, called, knapsack } from './definitions.ts';
import { statesOf, story } from './states.ts';
import { widget, type Story } from './widget.ts';
import { da, f } from './words.ts';

export default {
  title: 'Budget allocator',
  tags: ['autodocs'],
  ...widget('samskab-budget-allocator', 'budgets/borgerbudget'),
};

const project = (id: string) => called(knapsack.items, id);
const cause = (id: string) => called(allocation.items, id);

const states = statesOf({
  definition: knapsack,
  async fill(person) {
    await person.tick(project('p1'));
    await person.tick(project('p2'));
  },
  filled: da.moneyLeft(f, 3_500_000, 20_000_000, 'DKK'),
  send: (m) => m.budgetSend,
  sent: da.budgetSent,
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

export const OverBudget: Story = story(
  { definition: knapsack },
  [da.takeOut(f, 6_000_000, 'DKK', ['Lys på stien til skolen', 'Skatebane ved hallen'])],
  async (person) => {
    for (const id of ['p1', 'p2', 'p3']) await person.tick(project(id));
  },
);

export const OverBudgetAndSent: Story = story(
  { definition: knapsack },
  da.problemHeading,
  async (person) => {
    for (const id of ['p1', 'p2', 'p3']) await person.tick(project(id));
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

/** At least two, at most three, and at least half of the money. */
export const WithLimits: Story = story(
  { definition: { ...knapsack, minLength: 2, maxLength: 3, minSumCost: 10_000_000 } },
  [da.problemHeading, da.spendAtLeast(f, 10_000_000, 'DKK')],
  async (person) => {
    await person.tick(project('p4'));
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

export const NothingChosen: Story = story(
  { definition: knapsack },
  da.problemHeading,
  async (person) => {
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

export const Allocation: Story = story({ definition: allocation }, [
  'Musik og teater',
  da.amountBetween(f, 1_000_000, 6_000_000, 'DKK'),
]);

export const AllocationFilled: Story = story(
  { definition: allocation },
  da.moneyLeft(f, 3_000_000, 10_000_000, 'DKK'),
  async (person) => {
    await person.press((m) => m.moreOf(person.says(cause('culture'))));
    await person.type(cause('sport'), '60000');
  },
);

export const AllocationOverBudget: Story = story(
  { definition: allocation },
  da.giveLess(f, 2_000_000, 'DKK'),
  async (person) => {
    await person.type(cause('sport'), '60000');
    await person.type(cause('culture'), '60000');
  },
);

export const AllocationErrors: Story = story(
  { definition: allocation },
  [da.problemHeading, da.offStep(f.money(500_000, 'DKK')), da.notANumber],
  async (person) => {
    await person.type(cause('sport'), '12345');
    await person.type(cause('nature'), '90000');
    await person.type(cause('culture'), 'meget');
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

export const Review: Story = states.review;

export const AllocationReview: Story = story(
  { definition: allocation },
  [da.checkHeading, 'Idræt for børn'],
  async (person) => {
    await person.type(cause('sport'), '60000');
    await person.goToReview();
  },
);

export const Sending: Story = states.sending;
export const Sent: Story = states.sent;
export const FailedOffline: Story = states.failedOffline;
export const FailedServer: Story = states.failedServer;
export const ClosedMeanwhile: Story = states.closedMeanwhile;
