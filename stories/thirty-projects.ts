import borgerbudget from '../demo/seed/borgerbudget.json' with { type: 'json' };
import kvarterpuljen from '../demo/seed/kvarterpuljen-2025.json' with { type: 'json' };
import skolevejen from '../demo/seed/skolevejen.json' with { type: 'json' };
import type { BallotOf } from '../src/protocol/ballots.ts';
import type { BudgetOf, KnapsackItem } from '../src/protocol/budgets.ts';
import { approval, knapsack } from './definitions.ts';
import { here } from './drawings.ts';
import { text } from './text.ts';

/** As many as a town of some size asks about at once, with the drawings of the sample town. */
const HOW_MANY = 30;

type Seeded = Omit<KnapsackItem, 'cost'> & { readonly cost?: number };

/** On the school's way nothing has a price. */
const A_PRICE = 6_500_000;

/** Two ballots may call a thing the same. */
const projects: KnapsackItem[] = (
  [
    ...borgerbudget.items,
    ...kvarterpuljen.items.map((item) => ({ ...item, id: `k-${item.id}` })),
    ...skolevejen.items.map((item) => ({ ...item, id: `s-${item.id}` })),
  ] as Seeded[]
)
  .slice(0, HOW_MANY)
  .map(({ link: _link, documents: _documents, picture, ...item }) => ({
    cost: A_PRICE,
    ...item,
    ...(picture && { picture: here(picture) }),
  }));

const title = text('Vælg mellem 30 projekter', 'Choose from 30 projects', 'الاختيار من 30 مشروعًا');

export const thirtyProjects: BudgetOf<'knapsack'> = {
  ...knapsack,
  id: 'tredive',
  title,
  intro: text(
    'Der er 1.500.000 kr. Vælg det, du helst vil have.',
    'There is 1,500,000 kr. Choose what you would most like to have.',
    'هناك 1,500,000 كرونة. المطلوب اختيار ما هو أهم.',
  ),
  budget: 150_000_000,
  order: 'given',
  items: projects,
};

export const thirtyProposals: BallotOf<'approval'> = {
  ...approval,
  id: 'tredive',
  title,
  budget: 150_000_000,
  order: 'given',
  maxLength: 8,
  items: projects,
};
