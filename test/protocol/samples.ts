/** One good thing of each kind that travels, with every key it may have. */

const head = {
  title: { da: 'Prøve', en: 'Sample' },
  intro: 'Kort fortalt',
  language: 'da',
  opens: '2026-11-01T08:00:00+01:00',
  closes: '2026-12-01T00:00:00Z',
  privacy: 'Vi gemmer intet',
  thanks: { da: 'Tak' },
  page: 'https://by.example.dk/side?x=1#y',
  origin: { place: 'Ellevad', country: 'Denmark', year: '2026', file: 'e.pb' },
  phase: 'open',
  links: { submit: '../svar', receipt: '/kvittering' },
};
const place = { description: 'Mere', category: 'Byrum', district: { da: 'Nord' } };
const map = { tiles: 'https://kort.example.dk/{z}/{x}/{y}.png', attribution: { da: '© Ellevad' } };
const choosing = { order: 'random', map, credential: 'code', minLength: 1, maxLength: 3 };

function ballot(method: string, extra: object = {}) {
  return {
    type: 'ballot',
    method,
    id: `afstemning-${method}`,
    ...head,
    ...choosing,
    currency: 'DKK',
    budget: 5_000_000,
    items: [
      { id: 'p1', name: 'Bænke', ...place, cost: 12_000 },
      { id: 'p/2', name: { da: 'Skatepark', ar: 'حديقة' } },
      { id: '007', name: '' },
    ],
    ...extra,
  };
}

export const BALLOTS = {
  approval: ballot('approval'),
  ordinal: ballot('ordinal'),
  cumulative: ballot('cumulative', { minSumPoints: 1, maxSumPoints: 10, maxPoints: 5 }),
  scoring: ballot('scoring', { minPoints: -2, maxPoints: 2 }),
};

export const BUDGETS = {
  knapsack: {
    type: 'budget',
    method: 'knapsack',
    id: 'puljen',
    ...head,
    ...choosing,
    currency: 'DKK',
    budget: 100_000,
    minSumCost: 50_000,
    items: [
      { id: 'p1', name: 'Bænke', ...place, cost: 60_000 },
      { id: 'p2', name: 'Lys', cost: 0 },
    ],
  },
  allocation: {
    type: 'budget',
    method: 'allocation',
    id: 'fordeling',
    ...head,
    ...choosing,
    currency: 'EUR',
    budget: 100_000,
    items: [
      { id: 'p1', name: 'Bænke', ...place, min: 100, max: 60_000, step: 50 },
      { id: 'p2', name: 'Lys' },
    ],
  },
};

const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: { da: 'B' } },
];
const asked = { label: 'Spørgsmål', hint: 'Fx', required: true };

/** A field of each kind. */
export const FIELDS = [
  { id: 'f1', kind: 'short-text', ...asked, minLength: 1, maxLength: 80 },
  { id: 'f2', kind: 'long-text', ...asked, minLength: 0, maxLength: 0 },
  { id: 'f3', kind: 'single-choice', ...asked, options },
  { id: 'f4', kind: 'multiple-choice', ...asked, options, minLength: 1, maxLength: 2 },
  { id: 'f5', kind: 'number', ...asked, min: -1.5, max: 10, step: 0.5, unit: 'm²' },
  { id: 'f6', kind: 'money', ...asked, currency: 'DKK', min: 0, max: 100 },
  { id: 'f7', kind: 'email', ...asked },
  { id: 'f8', kind: 'telephone', ...asked },
  { id: 'f9', kind: 'date', ...asked, min: '2024-02-29', max: '2026-12-31' },
  { id: 'f10', kind: 'consent', ...asked },
];

export const IDEAS = {
  type: 'ideas',
  id: 'fremtidslab',
  ...head,
  persona: { title: 'Hvem?', intro: 'En anden', fields: FIELDS.slice(0, 3) },
  fields: FIELDS,
  contact: { name: 'required', email: 'optional', telephone: 'optional' },
};

const hours = { starts: '2027-01-08T18:00:00.5+01:00', ends: '2027-01-08T20:30:00+01:00' };

export const EVENT = {
  type: 'event',
  id: 'faellesspisning',
  ...head,
  place: 'Huset',
  timeZone: 'Europe/Copenhagen',
  dates: [
    { id: 'd1', label: 'Fredag', ...hours, capacity: 40, placesLeft: 3 },
    { id: 'd2', ...hours, capacity: 0 },
  ],
  maxDates: 2,
  maxAdults: 4,
  maxChildren: 0,
  fields: FIELDS.slice(2, 5),
  personFields: FIELDS.slice(0, 2),
  contact: {},
  waitingList: false,
};

export const DEFINITIONS = [...Object.values(BALLOTS), ...Object.values(BUDGETS), IDEAS, EVENT];

export const SELECTIONS = {
  selections: [{ item: 'p1' }, { item: 'p/2', value: -3 }],
  credential: { kind: 'code', code: 'ABCD-EFGH' },
  language: 'da-DK',
};

export const IDEA = {
  answers: { f1: 'Bænke', f5: 2.5, f10: true, f4: ['a', 'b'] },
  persona: { f2: 'En anden' },
  contact: { name: 'Mai' },
  language: 'ar',
};

export const SIGNUP = {
  dates: ['d1'],
  adults: 1,
  children: 1,
  people: [{ f1: 'x' }, {}],
  answers: { f3: 'a' },
  contact: { email: 'mai@example.dk' },
  language: 'nb',
};

export const RECEIPT = {
  code: 'KQ7-R2M',
  places: [
    { date: 'd1', status: 'waiting', position: 3 },
    { date: 'd2', status: 'confirmed' },
  ],
  adults: 1,
  children: 1,
  links: {
    manage: 'https://by.example.dk/#samskab-receipt=x',
    calendar: 'https://by.example.dk/c.ics',
  },
};

/** Ways to write a link that leads to a script or away from the web. */
export const BAD_LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'javascript\r:alert(1)',
  'javascript://by.example.dk/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://by.example.dk/1',
  'ftp://by.example.dk/',
  'mailto:mai@example.dk',
  'https://',
  'http://[',
];

/** A copy of a sample in which the value at a path is another; undefined takes the key out. */
export function changed(sample: unknown, path: string, value: unknown): unknown {
  // Not structuredClone: samples share their parts, and only one place is to change.
  const copy = JSON.parse(JSON.stringify(sample)) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const holder = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}
