import type { CountedResults, ResultItem, Results } from '../../src/protocol/results.ts';
import type { Recount } from '../../src/widgets/results/recount-contract.ts';
import { inDays } from '../definitions.ts';
import { drawn } from '../drawings.ts';
import allocated from './allocation.json';
import elected from './board.json';
import shared from './equal-shares.json';
import first from './greedy.json';

/** Results of an invented town, as an endpoint answers; in the files beside this one. */
export const greedy = first as unknown as CountedResults;
export const equalShares = shared as unknown as CountedResults;
export const board = elected as unknown as CountedResults;
export const allocation = allocated as unknown as CountedResults;

const { title, language, resource, id } = greedy;

export const notCounted: Results = {
  type: 'results',
  state: 'not-counted',
  resource,
  id,
  title,
  language,
  closes: inDays(7),
};

export const provisional: CountedResults = {
  ...greedy,
  state: 'provisional',
  note: {
    da: 'Vi mangler at tælle stemmerne på papir fra Mølleby.',
    en: 'We have not yet counted the paper ballots from Mølleby.',
    ar: 'لم نفرز بعد الأصوات الورقية من Mølleby.',
  },
};

export const recounted: CountedResults = {
  ...greedy,
  state: 'recounted',
  note: {
    da: 'Vi talte op igen den 6. oktober, fordi to stemmesedler lå i en skuffe. Det ændrede ikke resultatet.',
    en: 'We counted again on 6 October, as two ballots were found in a drawer. It changed nothing.',
    ar: 'أعدنا الفرز يوم 6 أكتوبر، إذ وُجدت ورقتان في درج. ولم يتغير شيء.',
  },
};

/** One was taken back, and another gets a part of the money that it would have had. */
export const decided: CountedResults = {
  ...greedy,
  decisions: [
    {
      item: 'p07',
      kind: 'withdrawn',
      by: { da: 'Byrådet', en: 'The town council', ar: 'مجلس البلدة' },
      because: {
        da: 'Stien går gennem et fredet område.',
        en: 'The path goes through a protected area.',
        ar: 'يمر المسار عبر منطقة محمية.',
      },
      on: '2026-10-20',
    },
    {
      item: 'p10',
      kind: 'part-funded',
      amount: 9_000_000,
      by: { da: 'Byrådet', en: 'The town council', ar: 'مجلس البلدة' },
      because: {
        da: 'Pengene fra cykelstien rækker til det halve tag.',
        en: 'The money of the cycle path is enough for half of the roof.',
        ar: 'أموال مسار الدراجات تكفي نصف السقف.',
      },
      on: '2026-10-20',
    },
  ],
};

/** Two were equal, and there was money for one of them. */
export const tied: CountedResults = {
  ...greedy,
  ties: [
    {
      kind: 'decided',
      before: 4,
      items: ['p01', 'p03'],
      instead: { order: ['p03', 'p01'], chosen: ['p03'], notChosen: ['p01'] },
    },
  ],
  items: greedy.items.map((item) =>
    item.id === 'p03' ? { ...item, votes: 63, sufficient: { votes: 7 } } : item,
  ),
};

export const comparison: CountedResults = {
  ...equalShares,
  counting: { rule: 'equal-shares', compare: 'greedy' },
  comparison: { taken: 'equal-shares', greedy: 40, equalShares: 88 },
};

const { other: _other, ...alone } = greedy;

/** Money for everything, and a rule that asks for 60 votes all the same. */
export const allWouldFit: CountedResults = {
  ...alone,
  ...withThreshold(60, 150_000_000),
  counting: { rule: 'greedy', threshold: 60 },
  allWouldFit: true,
};

function withThreshold(threshold: number, budget: number) {
  let left = budget;
  let place = 0;
  const items = greedy.items
    .toSorted((a, b) => b.votes - a.votes)
    .map(({ sufficient: _, place: __, ...item }): ResultItem => {
      const { votes, cost = 0 } = item;
      if (votes < threshold) {
        const why = { code: 'below-threshold', threshold } as const;
        return { ...item, selected: false, why, sufficient: { votes: threshold - votes } };
      }
      const why = { code: 'fitted', left } as const;
      left -= cost;
      return { ...item, selected: true, place: ++place, why };
    });
  return { items, budget, spent: budget - left, left };
}

/** So few voted in two parts of the town that somebody could be known by it. */
export const suppressed: CountedResults = {
  ...greedy,
  turnout: {
    ...greedy.turnout,
    areas: (greedy.turnout?.areas ?? []).map((area, index) =>
      index < 3 ? area : { ...area, ballots: null },
    ),
  },
};

/** As many as a city has. */
export const long: CountedResults = {
  ...greedy,
  items: Array.from({ length: 200 }, (_, index): ResultItem => {
    const item = greedy.items[index % greedy.items.length] as ResultItem;
    const round = Math.floor(index / greedy.items.length);
    if (round === 0) return item;
    const { place: _place, ...rest } = item;
    return {
      ...rest,
      id: `${item.id}-${round}`,
      name: `${String(item.name)} ${round + 1}`,
      votes: Math.max(0, item.votes - round * 3),
      selected: false,
      why: { code: 'too-expensive', left: 0 },
      sufficient: { votes: Math.max(1, 71 - item.votes + round * 3) },
    };
  }),
};

/** Of the sample town. */
const PICTURES = ['badebro', 'kajak', 'bogbus', 'frugtlund', 'skovsti', 'shelter', 'scene', 'tag'];

export const pictured: CountedResults = {
  ...equalShares,
  items: equalShares.items.map((item, index): ResultItem => {
    // One has none.
    if (index === 1) return item;
    const url = drawn(`billeder/${PICTURES[index % PICTURES.length]}.svg`);
    const alt = { da: 'En tegning af det', en: 'A drawing of it', ar: 'رسم له' };
    return {
      ...item,
      picture: { url, alt, width: 300, height: 200 },
      text: { da: 'Her er der mere at læse om det.', en: 'Here is more to read about it.' },
      proposedBy: { da: 'Grundejerforeningen', en: 'The owners of the houses' },
      documents: [{ url: '/tegning.pdf', name: { da: 'Tegning (PDF)', en: 'Drawing (PDF)' } }],
    };
  }),
};

const { place: _place, ...unplaced } = greedy.items[0] as ResultItem;

export const nothingChosen: CountedResults = {
  ...alone,
  items: greedy.items.map(({ place: _, ...item }): ResultItem => {
    const why = { code: 'below-threshold', threshold: 500 } as const;
    return { ...item, selected: false, why };
  }),
  counting: { rule: 'greedy', threshold: 500 },
  spent: 0,
  left: greedy.budget ?? 0,
};

export const oneProject: CountedResults = {
  ...alone,
  items: [{ ...unplaced, selected: true, place: 1, why: { code: 'fitted', left: 90_000_000 } }],
  spent: unplaced.cost ?? 0,
  left: 90_000_000 - (unplaced.cost ?? 0),
  budget: 90_000_000,
};

export const withReceipts: CountedResults = {
  ...greedy,
  help: { da: 'Ring på 12 34 56 78.', en: 'Call 12 34 56 78.', ar: 'الهاتف: 12 34 56 78.' },
  receipts: { listed: 202, without: 12 },
  links: { ...greedy.links, receipts: 'receipts' },
};

const chosen = greedy.items
  .filter(({ selected }) => selected)
  .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
  .map(({ id }) => id);

export const sameRecount: Recount = {
  same: true,
  differences: [],
  selected: chosen,
  ballots: greedy.ballots,
};
export const otherRecount: Recount = {
  same: false,
  differences: [
    { path: ['ballots'], published: greedy.ballots, counted: greedy.ballots - 1 },
    { path: ['items', 'p08', 'votes'], published: 71, counted: 74 },
    { path: ['fairness', 'average'], published: 1.25, counted: 1.31 },
  ],
  selected: [...chosen.slice(0, -1), 'p08'],
  ballots: greedy.ballots - 1,
};
