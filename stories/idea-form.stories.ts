import { html } from 'lit';
import type { Receipt } from '../src/protocol/receipt.ts';
import type { SamskabSubmitEvent } from '../src/ui/sending/sending-events.ts';
import { TOKEN, type Endpoint } from './backend.ts';
import { called, everyKind, futureLab, ideas } from './definitions.ts';
import type { Person } from './person.ts';
import { statesOf, story } from './states.ts';
import { widget, type Story } from './widget.ts';
import { wordsOf } from './words.ts';

const tag = 'samskab-idea-form';
const da = wordsOf(tag);

export default {
  title: 'Idea form',
  tags: ['autodocs'],
  ...widget(tag, 'ideas/havnen'),
};

const { fields } = ideas;
const states = statesOf({
  tag,
  definition: ideas,
  async fill(person) {
    await person.type(called(fields, 'title'), 'En sauna for alle');
    await person.type(called(fields, 'description'), 'Et lille træhus med udsigt til vandet.');
    await person.tick({ da: 'På kajen', en: 'On the quay', ar: 'على الرصيف' });
  },
  filled: ['En sauna for alle', 'Et lille træhus'],
});

export const Ready: Story = states.ready;
export const Loading: Story = states.loading;
export const NotOpenYet: Story = states.notOpenYet;
export const Closed: Story = states.closed;
export const UnknownEndpoint: Story = states.unknownEndpoint;
export const NotADefinition: Story = states.notADefinition;
export const NetworkDown: Story = states.networkDown;
export const ServerRefused: Story = states.serverRefused;

/** There to be tried: a line says so above everything else. */
export const ATest: Story = story({ definition: { ...ideas, test: true } }, 'Intet tæller');

/** One question of each kind. */
export const EveryKindOfField: Story = story({ definition: everyKind }, [
  'Hvad må den koste?',
  'I må vise min idé frem',
]);

/** @returns a story of the page that a receipt's link leads to */
function managed(
  endpoint: Partial<Endpoint>,
  shows: string | readonly string[],
  play: (person: Person) => Promise<void>,
): Story {
  return {
    ...story({ definition: ideas, ...endpoint }, shows, play),
    // The widget reads the token where a receipt's link has it.
    beforeEach() {
      const link = `#samskab-form=ideas.${ideas.id}&samskab-receipt=${TOKEN}`;
      history.replaceState(null, '', link);
      return () => history.replaceState(null, '', location.pathname + location.search);
    },
  };
}

const idea: Receipt = {
  code: '7K3M-Q9TX',
  received: '2026-05-04',
  idea: { answers: { title: 'En sauna for alle', description: 'Et lille træhus ved vandet.' } },
};

export const ManagingAnIdea: Story = managed(
  { stands: idea },
  [da('managed'), 'En sauna for alle', da('end'), da('again')],
  (person) => person.reads((say) => say('end')),
);

export const AskedBeforeWithdrawing: Story = managed(
  { stands: idea },
  da('endQuestion'),
  askToWithdraw,
);

export const Withdrawn: Story = managed(
  { stands: idea },
  [da('ended'), da('wiped'), da('anew')],
  async (person) => {
    await askToWithdraw(person);
    await person.press((say) => say('endYes'));
    await person.reads((say) => say('ended'));
  },
);

/** The link is old, or of another call. */
export const UnknownIdea: Story = managed({}, da('receiptUnknown'), (person) =>
  person.reads((say) => say('receiptUnknown')),
);

async function askToWithdraw(person: Person): Promise<void> {
  await person.press((say) => say('end'));
  await person.reads((say) => say('endQuestion'));
}

/** No endpoint at first: the definition stands on the page, and says where to send. */
export const DefinitionOnThePage: Story = {
  ...story({ definition: ideas }, 'Hvad skal havnen bruges til?'),
  args: {
    endpoint: '',
    definition: {
      ...ideas,
      delivery: 'once',
      links: { submit: 'https://deltag.example/api/ideas/havnen' },
    },
  },
};

export const InOwnColours: Story = {
  ...story({ definition: ideas }, da('check')),
  args: {
    '--samskab-accent': 'light-dark(#7a2e0e, #e8a58a)',
    '--samskab-radius': '0',
    'header-part': 'border-block-end: 2px solid;',
  },
};

export const OwnWords: Story = {
  ...story({ definition: ideas }, 'Se det hele igennem'),
  args: { messages: { check: 'Se det hele igennem' } },
};

export const OwnHeadingAndFooter: Story = {
  ...story({ definition: ideas }, da('check')),
  args: {
    'heading-slot': '<h2>Havnen er vores</h2>',
    'footer-slot': '<p>Spørg Mette på 12 34 56 78.</p>',
  },
};

export const Filled: Story = states.filled;
export const CameBack: Story = states.cameBack;
export const Deleted: Story = states.deleted;
export const WaitsForTheLastStep: Story = states.waitsForTheLastStep;

export const Errors: Story = story(
  { definition: ideas },
  [da('problemHeading'), 'Giv idéen et navn'],
  async (person) => {
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const ErrorsOfEveryKind: Story = story(
  { definition: everyKind },
  [da('problemHeading'), da('notAnEmail'), da('notANumber')],
  async (person) => {
    const field = (id: string) => called(everyKind.fields, id);
    await person.type(field('title'), 'x'.repeat(61));
    await person.type(field('distance'), 'langt');
    await person.type(field('price'), '600000');
    await person.pickDate(field('from'), '2026-01-01');
    await person.type(field('mail'), 'mette');
    await person.type(field('phone'), 'ring');
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const Persona: Story = story({ definition: futureLab }, [
  'Find på en person',
  'Hvad hedder personen?',
]);

export const PersonaErrors: Story = story(
  { definition: futureLab },
  [da('problemHeading'), 'Hvad hedder personen?'],
  async (person) => {
    await person.press((say) => say('continue'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const AfterThePersona: Story = story(
  { definition: futureLab },
  [da('ideaHeading'), da('stepOf', { step: 2, of: 3 })],
  async (person) => {
    await person.type(called(futureLab.persona?.fields ?? [], 'name'), 'Amina');
    await person.press((say) => say('continue'));
    await person.reads((say) => say('ideaHeading'));
  },
);

/** Whom one thinks as stays in sight, and says the idea. */
export const OneQuestionAPage: Story = story(
  { definition: { ...futureLab, id: 'sider', oneQuestionPerPage: true } },
  ['Amina'],
  async (person) => {
    await person.type(called(futureLab.persona?.fields ?? [], 'name'), 'Amina');
    await person.press((say) => say('continue'));
  },
);

export const Review: Story = states.review;
export const Sending: Story = states.sending;
export const Sent: Story = states.sent;
export const TookPart: Story = states.tookPart;

/** The page sends it itself, to wherever it likes, and hands the widget the receipt. */
export const SentByThePage: Story = {
  ...states.sent,
  parameters: { ...states.sent.parameters, shows: [da('sent'), 'SAG-2027-118'] },
  decorators: [(story) => html`<div @samskab-submit=${sendItMyself}>${story()}</div>`],
};

function sendItMyself(event: SamskabSubmitEvent): void {
  event.respondWith(Promise.resolve({ code: 'SAG-2027-118' }));
}

export const FailedOffline: Story = states.failedOffline;
export const FailedServer: Story = states.failedServer;
export const ClosedMeanwhile: Story = states.closedMeanwhile;
export const CameBackUnsure: Story = states.cameBackUnsure;
export const CameBackTheNextDay: Story = states.cameBackTheNextDay;
export const SentPlainly: Story = states.sentPlainly;
export const LostPlainly: Story = states.lostPlainly;

/** The server knows better than the form. */
export const RefusedByARule: Story = story(
  {
    definition: ideas,
    refuses: [{ code: 'too-long', pointer: '/answers/title', limit: 10, by: 7 }],
  },
  [da('problemHeading'), 'Giv idéen et navn'],
  async (person) => {
    await person.type(called(fields, 'title'), 'En sauna for alle');
    await person.type(called(fields, 'description'), 'Et lille træhus.');
    await person.goToReview();
    await person.press((say) => say('send'));
    await person.reads((say) => say('problemHeading'));
  },
);
