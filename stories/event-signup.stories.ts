import type { EventDefinition } from '../src/protocol/events.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import { TOKEN, type Endpoint } from './backend.ts';
import { called, full, fullForGood, meal, workshops } from './definitions.ts';
import type { Person } from './person.ts';
import { drawn } from './drawings.ts';
import { statesOf, story } from './states.ts';
import { widget, type Story } from './widget.ts';
import { wordsOf } from './words.ts';

const tag = 'samskab-event-signup';
const da = wordsOf(tag);

export default {
  title: 'Event sign-up',
  tags: ['autodocs'],
  ...widget(tag, 'events/faellesspisning'),
};

const everything = { da: 'Alt', en: 'Everything', ar: 'كل شيء' };

const states = statesOf({
  tag,
  definition: meal,
  fill: signUp,
  filled: da('adult', { index: 1 }),
});

async function signUp(person: Person): Promise<void> {
  await person.tick(everything);
  await person.type((say) => say('name'), 'Mette Holm');
}

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

export const AFamily: Story = story(
  { definition: meal },
  [da('adult', { index: 1 }), da('child', { index: 2 })],
  async (person) => {
    for (let child = 0; child < 2; child++) {
      await person.press((say) => say('moreOf', { what: say('children') }));
    }
    await person.tick(everything, 0);
    await person.tick({ da: 'Halal', en: 'Halal', ar: 'حلال' }, 1);
  },
);

export const Errors: Story = story(
  { definition: meal },
  [da('problemHeading'), 'Voksen 1: Hvad spiser du?'],
  async (person) => {
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const SeveralDates: Story = story(
  { definition: workshops },
  [da('dateHeading'), da('chooseBetween', { min: 1, max: 2 })],
  async (person) => {
    await person.tick(called(workshops.dates, 'wood'));
  },
);

export const SeveralDatesTooMany: Story = story(
  { definition: workshops },
  [da('problemHeading'), da('tooMany', { limit: 2, by: 1 })],
  async (person) => {
    for (const date of workshops.dates) await person.tick(date.label ?? '');
    await person.type((say) => say('name'), 'Mette Holm');
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const FullWithAWaitingList: Story = story({ definition: full }, da('waitingList'));

export const OnTheWaitingList: Story = story(
  { definition: full },
  [da('sent'), da('waiting', { position: 3 })],
  async (person) => {
    await signUp(person);
    await person.goToReview();
    await person.press((say) => say('send'));
    await person.reads((say) => say('receiptCode'));
  },
);

export const FullWithoutAWaitingList: Story = story({ definition: fullForGood }, da('fullUp'));

const drawing = {
  url: drawn('billeder/vaerksted.svg'),
  alt: { da: 'Et værksted med værktøj', en: 'A workshop with tools', ar: 'ورشة فيها أدوات' },
};

/** Leaves of a calendar over what there is to see; the last is full, and three wait. */
export const DatesWithPictures: Story = story(
  {
    definition: {
      ...workshops,
      id: 'billeder',
      dates: workshops.dates.map((date) => ({
        ...date,
        picture: drawing,
        ...(date.placesLeft === 0 && { waiting: 3 }),
      })),
    },
  },
  [`${da('fullUp')}, ${da('waits', { count: 3 })}`, da('mayWait')],
);

/** Below the numbers stands what they mean on each of the dates. */
export const WhatTheNumberMeans: Story = story(
  { definition: workshops },
  [da('fits'), da('waitingList')],
  async (person) => {
    for (const id of ['wood', 'clay']) await person.tick(called(workshops.dates, id));
    await person.press((say) => say('moreOf', { what: say('adults') }));
  },
);

export const OneQuestionAPage: Story = story(
  { definition: { ...meal, id: 'sider', oneQuestionPerPage: true } },
  [da('householdHeading'), da('stepOf', { step: 1, of: 5 })],
);

const [wood, clay, ...others] = workshops.dates;
const longAgo = { starts: '2020-02-16T10:00:00+01:00', ends: '2020-02-16T12:00:00+01:00' };
const allOver: EventDefinition = {
  ...workshops,
  id: 'forbi',
  dates: wood ? [{ ...wood, ...longAgo }] : [],
};
const overAndOff: EventDefinition = {
  ...workshops,
  id: 'aflyst',
  dates: [...allOver.dates, ...(clay ? [{ ...clay, cancelled: true }] : []), ...others],
};

/** The first date is over and not offered, the second is called off. */
export const DatesOverAndCalledOff: Story = story({ definition: overAndOff }, da('calledOff'));

export const EveryDateIsOver: Story = story({ definition: allOver }, '2020');

/** Somebody else took the last places while this was filled in. */
export const FullMeanwhile: Story = story(
  { definition: meal, refuses: [{ code: 'full', pointer: '/dates/0', limit: 0 }] },
  [da('problemHeading'), da('full')],
  async (person) => {
    await signUp(person);
    await person.goToReview();
    await person.press((say) => say('send'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const Review: Story = states.review;
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

const signup: Receipt = {
  code: '7K3M-Q9TX',
  adults: 2,
  children: 1,
  places: [{ date: 'd1', status: 'confirmed' }],
};

/** @returns a story of the page that a receipt's link leads to */
function managed(
  { definition = meal, ...more }: Partial<Endpoint> & { definition?: EventDefinition },
  shows: string | readonly string[],
  play: (person: Person) => Promise<void> = seeSignup,
): Story {
  return {
    ...story({ definition, ...more }, shows, play),
    // The widget reads the token where a receipt's link has it.
    beforeEach() {
      history.replaceState(
        null,
        '',
        `#samskab-form=event.${definition.id}&samskab-receipt=${TOKEN}`,
      );
      return () => history.replaceState(null, '', location.pathname + location.search);
    },
  };
}

export const ManagingASignUp: Story = managed({ stands: signup }, [
  da('managed'),
  da('confirmed'),
  da('end'),
]);

export const ManagingAWait: Story = managed(
  { stands: { ...signup, places: [{ date: 'd1', status: 'waiting', position: 2 }] } },
  da('waiting', { position: 2 }),
);

export const AskedBeforeCancelling: Story = managed(
  { stands: signup },
  da('endQuestion'),
  askToCancel,
);

export const Cancelled: Story = managed(
  { stands: signup },
  [da('ended'), da('cancelled'), da('anew')],
  async (person) => {
    await askToCancel(person);
    await person.press((say) => say('endYes'));
    await person.reads((say) => say('ended'));
  },
);

/** The link is old, or of another event. */
export const UnknownSignUp: Story = managed({}, da('receiptUnknown'), (person) =>
  person.reads((say) => say('receiptUnknown')),
);

function seeSignup(person: Person): Promise<void> {
  return person.reads((say) => say('managed'));
}

async function askToCancel(person: Person): Promise<void> {
  await person.press((say) => say('end'));
  await person.reads((say) => say('endQuestion'));
}
