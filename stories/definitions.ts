import type { BallotDefinition, BallotItem, BallotOf } from '../src/protocol/ballots.ts';
import type { AllocationItem, BudgetOf, KnapsackItem } from '../src/protocol/budgets.ts';
import type { EventDefinition } from '../src/protocol/events.ts';
import type { Field } from '../src/protocol/fields.ts';
import type { IdeasDefinition } from '../src/protocol/ideas.ts';
import type { Text } from '../src/protocol/text.ts';
import * as privacy from './privacy.ts';
import { text } from './text.ts';

/** Small samples, as a municipality would write them. Norwegians read the Danish. */

/** @returns what a question or a thing of a sample is called */
export function called(
  list: readonly { readonly id: string; readonly label?: Text; readonly name?: Text }[],
  id: string,
): Text {
  const found = list.find((one) => one.id === id);
  return found?.label ?? found?.name ?? id;
}

/** @returns the time so many days from now, as a definition gives it; on the hour */
export function inDays(days: number): string {
  const time = new Date(Date.now() + days * 86_400_000);
  time.setUTCHours(10, 0, 0, 0);
  return time.toISOString();
}

const thanks = text(
  'Vi læser det hele og svarer på hjemmesiden i juni.',
  'We read everything and answer on the website in June.',
  'نقرأ كل شيء ونرد على الموقع في يونيو.',
);

// Ideas

const title: Field = {
  id: 'title',
  kind: 'short-text',
  label: text('Giv idéen et navn', 'Give the idea a name', 'اسم الفكرة'),
  required: true,
  maxLength: 60,
};
const description: Field = {
  id: 'description',
  kind: 'long-text',
  label: text('Hvad skal der ske?', 'What should happen?', 'ماذا ينبغي أن يحدث؟'),
  hint: text('Skriv, som du taler.', 'Write as you speak.', 'الكتابة كما نتحدث.'),
  required: true,
  maxLength: 600,
};
const place: Field = {
  id: 'place',
  kind: 'single-choice',
  label: text('Hvor?', 'Where?', 'أين؟'),
  options: [
    { id: 'quay', label: text('På kajen', 'On the quay', 'على الرصيف') },
    { id: 'square', label: text('På torvet', 'In the square', 'في الساحة') },
    { id: 'unknown', label: text('Det ved jeg ikke', "I don't know", 'لا أعرف') },
  ],
};

export const ideas: IdeasDefinition = {
  type: 'ideas',
  id: 'havnen',
  language: 'da',
  title: text(
    'Hvad skal havnen bruges til?',
    'What should the harbour be for?',
    'ما فائدة الميناء؟',
  ),
  intro: text(
    'Den gamle havn står tom fra næste år. Fortæl os, hvad du ville lave der.',
    'The old harbour stands empty from next year. Tell us what you would do with it.',
    'الميناء القديم سيكون فارغًا من العام القادم. ماذا ينبغي أن يكون فيه؟',
  ),
  fields: [title, description, place],
  privacy: privacy.ideas,
  retention: { contactDays: 365 },
  thanks,
};

/** One question of each kind. */
export const everyKind: IdeasDefinition = {
  type: 'ideas',
  id: 'alle-slags',
  language: 'da',
  title: text('En ny legeplads', 'A new playground', 'ملعب جديد'),
  fields: [
    title,
    description,
    place,
    {
      id: 'for-whom',
      kind: 'multiple-choice',
      label: text('Hvem er den til?', 'Who is it for?', 'لمن هو؟'),
      options: [
        { id: 'small', label: text('Små børn', 'Small children', 'الأطفال الصغار') },
        { id: 'big', label: text('Store børn', 'Older children', 'الأطفال الأكبر') },
        { id: 'old', label: text('Bedsteforældre', 'Grandparents', 'الأجداد') },
      ],
      maxLength: 2,
    },
    {
      id: 'distance',
      kind: 'number',
      label: text('Hvor langt må der være dertil?', 'How far may it be?', 'ما المسافة المناسبة؟'),
      unit: text('minutter', 'minutes', 'دقيقة'),
      min: 1,
      max: 60,
    },
    {
      id: 'price',
      kind: 'money',
      label: text('Hvad må den koste?', 'What may it cost?', 'كم يمكن أن يكلف؟'),
      currency: 'DKK',
      max: 50_000_000,
    },
    {
      id: 'from',
      kind: 'date',
      label: text('Hvornår skal den stå klar?', 'When should it be ready?', 'متى يكون جاهزًا؟'),
      min: '2027-01-01',
    },
    {
      id: 'mail',
      kind: 'email',
      label: text('En mail til nyheder', 'An e-mail for news', 'بريد للأخبار'),
    },
    {
      id: 'phone',
      kind: 'telephone',
      label: text('Et nummer, vi må ringe til', 'A number we may call', 'رقم يمكننا الاتصال به'),
    },
    {
      id: 'consent',
      kind: 'consent',
      label: text('I må vise min idé frem', 'You may show my idea', 'يمكنكم عرض فكرتي'),
      required: true,
    },
  ],
  contact: {},
};

export const futureLab: IdeasDefinition = {
  ...ideas,
  id: 'fremtidslab',
  title: text(
    'Fremtidslab: byen om ti år',
    'Future lab: the town in ten years',
    'المدينة بعد عشر سنوات',
  ),
  persona: {
    title: text('Find på en person', 'Make up a person', 'تخيّل شخصًا'),
    intro: text(
      'Personen bor her om ti år. Det skal ikke være dig selv.',
      'The person lives here in ten years. It should not be yourself.',
      'يعيش هذا الشخص هنا بعد عشر سنوات، وليس أنت.',
    ),
    fields: [
      {
        id: 'name',
        kind: 'short-text',
        label: text('Hvad hedder personen?', "What is the person's name?", 'ما اسم الشخص؟'),
        required: true,
      },
      {
        id: 'age',
        kind: 'number',
        label: text('Hvor gammel?', 'How old?', 'كم عمره؟'),
        min: 1,
        max: 110,
      },
    ],
  },
};

// Budgets

const projects: KnapsackItem[] = [
  {
    id: 'p1',
    name: text('Skatebane ved hallen', 'Skatepark by the sports hall', 'حلبة تزلج بجانب الصالة'),
    description: text(
      'En rampe i beton og to lamper.',
      'A concrete ramp and two lamps.',
      'منحدر خرساني ومصباحان.',
    ),
    district: text('Nord', 'North', 'الشمال'),
    cost: 12_000_000,
  },
  {
    id: 'p2',
    name: text('Bænke ved åen', 'Benches by the river', 'مقاعد عند النهر'),
    description: text('Seks bænke med ryglæn.', 'Six benches with backs.', 'ستة مقاعد بظهر.'),
    cost: 4_500_000,
  },
  {
    id: 'p3',
    name: text('Lys på stien til skolen', 'Lights on the path to school', 'إنارة طريق المدرسة'),
    cost: 9_500_000,
  },
  {
    id: 'p4',
    name: text('Frugttræer på fælleden', 'Fruit trees on the common', 'أشجار فاكهة في المرج'),
    cost: 2_000_000,
  },
  {
    id: 'p5',
    name: text('Cykelpumpe på torvet', 'Bicycle pump in the square', 'مضخة دراجات في الساحة'),
    cost: 800_000,
  },
  {
    id: 'p6',
    name: text('Naboernes åbne køkken', "The neighbours' open kitchen", 'مطبخ الجيران المفتوح'),
    cost: 0,
  },
];

export const knapsack: BudgetOf<'knapsack'> = {
  type: 'budget',
  method: 'knapsack',
  id: 'borgerbudget',
  language: 'da',
  title: text(
    'Borgerbudget i Nordbyen',
    "Citizens' budget in Nordbyen",
    'ميزانية السكان في نوربين',
  ),
  intro: text(
    'Der er 200.000 kr. Vælg det, du helst vil have.',
    'There is 200,000 kr. Choose what you would most like to have.',
    'هناك مئتا ألف كرونة. اختر ما تفضله.',
  ),
  currency: 'DKK',
  budget: 20_000_000,
  items: projects,
  privacy: privacy.choice,
  thanks,
};

const causes: AllocationItem[] = [
  {
    id: 'culture',
    name: text('Musik og teater', 'Music and theatre', 'الموسيقى والمسرح'),
    min: 1_000_000,
    max: 6_000_000,
    step: 500_000,
  },
  {
    id: 'sport',
    name: text('Idræt for børn', 'Sports for children', 'رياضة الأطفال'),
    max: 6_000_000,
    step: 500_000,
  },
  {
    id: 'nature',
    name: text('Træer og blomster', 'Trees and flowers', 'الأشجار والزهور'),
    max: 4_000_000,
    step: 500_000,
  },
  {
    id: 'old',
    name: text('Udflugter for ældre', 'Outings for older people', 'رحلات لكبار السن'),
    step: 500_000,
  },
];

export const allocation: BudgetOf<'allocation'> = {
  type: 'budget',
  method: 'allocation',
  id: 'kulturpuljen',
  language: 'da',
  title: text('Fordel kulturpuljen', 'Share out the culture fund', 'توزيع صندوق الثقافة'),
  intro: text(
    'Der er 100.000 kr. Giv til det, du synes er vigtigst.',
    'There is 100,000 kr. Give to what matters most to you.',
    'هناك مئة ألف كرونة. امنحها لما تراه الأهم.',
  ),
  currency: 'DKK',
  budget: 10_000_000,
  order: 'given',
  items: causes,
  privacy: privacy.amounts,
  thanks,
};

// Ballots

const names: BallotItem[] = projects.map(({ cost: _cost, ...item }) => item);
const ballot = {
  type: 'ballot',
  language: 'da',
  intro: text(
    'Det, der får flest stemmer, bliver bygget næste år.',
    'What gets the most votes is built next year.',
    'ما ينال أكثر الأصوات يُبنى العام القادم.',
  ),
  privacy: privacy.vote,
  thanks: text('Vi tæller op den 1. juni.', 'We count on 1 June.', 'نفرز الأصوات في ١ يونيو.'),
} as const satisfies Partial<BallotDefinition>;

export const approval: BallotOf<'approval'> = {
  ...ballot,
  id: 'kvarterpuljen',
  method: 'approval',
  title: text('Stem om kvarterpuljen', 'Vote on the neighbourhood fund', 'التصويت على صندوق الحي'),
  items: projects,
  currency: 'DKK',
  budget: 20_000_000,
  minLength: 1,
  maxLength: 3,
};

export const chooseOne: BallotOf<'approval'> = {
  ...ballot,
  id: 'navnet',
  method: 'approval',
  title: text('Hvad skal torvet hedde?', 'What should the square be called?', 'ما اسم الساحة؟'),
  items: [
    { id: 'n1', name: text('Kastanjetorvet', 'Chestnut Square', 'ساحة الكستناء') },
    { id: 'n2', name: text('Inger Holms Plads', "Inger Holm's Square", 'ساحة إنغر هولم') },
    { id: 'n3', name: text('Bytorvet', 'Town Square', 'ساحة البلدة') },
  ],
  minLength: 1,
  maxLength: 1,
};

export const ordinal: BallotOf<'ordinal'> = {
  ...ballot,
  id: 'skolevejen',
  method: 'ordinal',
  title: text(
    'Hvad er vigtigst på skolevejen?',
    'What matters most on the way to school?',
    'ما الأهم في طريق المدرسة؟',
  ),
  items: names.slice(0, 5),
  order: 'given',
  minLength: 2,
};

export const cumulative: BallotOf<'cumulative'> = {
  ...ballot,
  id: 'ti-point',
  method: 'cumulative',
  title: text('Del ti point ud', 'Share out ten points', 'وزّع عشر نقاط'),
  items: names.slice(0, 5),
  order: 'given',
  maxSumPoints: 10,
  maxPoints: 5,
};

export const scoring: BallotOf<'scoring'> = {
  ...ballot,
  id: 'karakter',
  method: 'scoring',
  title: text('Hvor god er hver idé?', 'How good is each idea?', 'ما مدى جودة كل فكرة؟'),
  items: names.slice(0, 4),
  order: 'given',
  maxPoints: 5,
};

const things = [
  [
    text('Bænke', 'Benches', 'مقاعد'),
    text('Mødesteder', 'Places to meet', 'أماكن اللقاء'),
    1_500_000,
  ],
  [text('Træer', 'Trees', 'أشجار'), text('Grønt', 'Green', 'مساحات خضراء'), 900_000],
  [text('Lamper', 'Lamps', 'مصابيح'), text('Tryghed', 'Safety', 'الأمان'), 2_200_000],
  [
    text('Legeredskaber', 'Play equipment', 'ألعاب'),
    text('Børn', 'Children', 'الأطفال'),
    6_400_000,
  ],
] as const;
const streets = [
  'Åvej', 'Kirkegade', 'Nygade', 'Skolevej', 'Engvej', 'Møllevej', 'Havnegade', 'Banevej', 'Torvet',
  'Skovbrynet', 'Fælleden',
]; // prettier-ignore

/** Forty-four items: nobody reads them all without a search. */
export const longList: BallotOf<'approval'> = {
  ...ballot,
  id: 'hele-byen',
  method: 'approval',
  title: text('Stem om hele byen', 'Vote on the whole town', 'التصويت على المدينة كلها'),
  currency: 'DKK',
  items: streets.flatMap((street, row) =>
    things.map(([thing, category, cost], column) => ({
      id: `s${row * things.length + column + 1}`,
      name: both(thing, street),
      category,
      cost: cost + row * 50_000,
    })),
  ),
  maxLength: 5,
};

function both(thing: Text, street: string): Text {
  return typeof thing === 'string'
    ? `${thing}: ${street}`
    : Object.fromEntries(
        Object.entries(thing).map(([language, word]) => [language, `${word}: ${street}`]),
      );
}

export const withCode: BallotOf<'approval'> = {
  ...approval,
  id: 'med-kode',
  credential: 'code',
  privacy: privacy.votedByCode,
};

// Events

const diet: Field = {
  id: 'diet',
  kind: 'single-choice',
  label: text('Hvad spiser du?', 'What do you eat?', 'ماذا تأكل؟'),
  options: [
    { id: 'all', label: text('Alt', 'Everything', 'كل شيء') },
    { id: 'vegetarian', label: text('Vegetarisk', 'Vegetarian', 'نباتي') },
    { id: 'halal', label: text('Halal', 'Halal', 'حلال') },
  ],
  required: true,
};
const event = {
  type: 'event',
  language: 'da',
  place: text(
    'Kulturhuset, Havnegade 4',
    'The culture house, Havnegade 4',
    'بيت الثقافة، هاونغاده ٤',
  ),
  timeZone: 'Europe/Copenhagen',
  privacy: privacy.signUp,
  retention: { days: 14 },
  thanks: text(
    'Vi glæder os til at se jer.',
    'We look forward to seeing you.',
    'نتطلع إلى لقائكم.',
  ),
} as const satisfies Partial<EventDefinition>;

export const meal: EventDefinition = {
  ...event,
  id: 'faellesspisning',
  title: text('Fællesspisning', 'A meal together', 'وجبة مشتركة'),
  intro: text(
    'Vi laver mad sammen og spiser kl. 18. Det koster ikke noget.',
    'We cook together and eat at six. It costs nothing.',
    'نطبخ معًا ونأكل في السادسة. مجانًا.',
  ),
  dates: [
    {
      id: 'd1',
      starts: '2027-03-12T17:00:00+01:00',
      ends: '2027-03-12T20:00:00+01:00',
      capacity: 40,
      placesLeft: 17,
    },
  ],
  personFields: [diet],
  fields: [
    {
      id: 'help',
      kind: 'multiple-choice',
      label: text('Vil du hjælpe?', 'Would you like to help?', 'هل تريد المساعدة؟'),
      options: [
        { id: 'cook', label: text('Lave mad', 'Cook', 'الطبخ') },
        { id: 'wash', label: text('Vaske op', 'Wash up', 'غسل الصحون') },
      ],
    },
  ],
  contact: { name: 'required', telephone: 'optional' },
};

export const workshops: EventDefinition = {
  ...event,
  id: 'vaerksteder',
  title: text('Værksteder i uge 7', 'Workshops in the winter holiday', 'ورش عمل في عطلة الشتاء'),
  maxDates: 2,
  dates: [
    {
      id: 'wood',
      label: text('Træ', 'Wood', 'الخشب'),
      starts: '2027-02-16T10:00:00+01:00',
      ends: '2027-02-16T12:00:00+01:00',
      capacity: 12,
      placesLeft: 5,
    },
    {
      id: 'clay',
      label: text('Ler', 'Clay', 'الطين'),
      starts: '2027-02-17T10:00:00+01:00',
      ends: '2027-02-17T12:00:00+01:00',
      capacity: 12,
      placesLeft: 1,
    },
    {
      id: 'film',
      label: text('Film', 'Film', 'الأفلام'),
      starts: '2027-02-18T10:00:00+01:00',
      ends: '2027-02-18T12:00:00+01:00',
      capacity: 12,
      placesLeft: 0,
    },
  ],
  contact: { name: 'required' },
};

const [onlyDate] = meal.dates;

export const full: EventDefinition = {
  ...meal,
  id: 'fuldt-hus',
  dates: onlyDate ? [{ ...onlyDate, placesLeft: 0 }] : [],
};

export const fullForGood: EventDefinition = {
  ...workshops,
  id: 'ingen-venteliste',
  waitingList: false,
  dates: workshops.dates.map((date) => ({ ...date, placesLeft: date.id === 'wood' ? 5 : 0 })),
};
