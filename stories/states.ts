import type { StoryContext } from '@storybook/web-components-vite';
import type { Say } from '../src/i18n/message.ts';
import type { Definition } from '../src/protocol/resources.ts';
import { afterwards } from './afterwards.ts';
import type { Endpoint } from './backend.ts';
import { inDays } from './definitions.ts';
import { Person } from './person.ts';
import { backendOf, type Story } from './widget.ts';
import { wordsOf, type Tag } from './words.ts';

/** How a person gets through one widget. */
interface Way {
  readonly tag: Exclude<Tag, 'samskab-results'>;
  readonly definition: Definition;
  /** Answers everything that must be answered. */
  readonly fill: (person: Person) => Promise<void>;
  /** What can be read where it was filled in, in Danish. */
  readonly filled: string | readonly string[];
}

type Play = (person: Person) => Promise<void>;
/** What all forms say; each sends with words of its own, under the same keys. */
type FormSay = Say<'loading' | 'common' | 'sending' | 'failing' | 'ideaSending'>;

/** Looks, once there is something to see. */
const arrive: Play = (person) => person.arrives();

/** The states that every widget has, so that no widget lacks one. */
export function statesOf({ tag, definition, fill, filled }: Way) {
  const da = wordsOf(tag) as FormSay;
  const toReview = async (person: Person) => {
    await fill(person);
    await person.goToReview();
  };
  const toSending = async (person: Person) => {
    await toReview(person);
    await person.press((say) => say('send'));
  };
  const toReceipt = async (person: Person) => {
    await toSending(person);
    await person.reads((say) => say('receiptCode'));
  };
  const toldWhy = (why: (say: FormSay) => string) => async (person: Person) => {
    await toSending(person);
    await person.reads(why);
  };

  const [opens, closes] = [inDays(7), inDays(-7)];
  const upcoming = { ...definition, opens, closes: inDays(28) };
  const closed = { ...definition, opens: inDays(-28), closes };
  const kept = { ...definition, ...afterwards };
  const code = '7K3M-Q9TX';
  return {
    ready: story({ definition }, da('check')),
    loading: story({ definition, waits: 'load' }, da('loading'), (person) =>
      person.reads((say) => say('loading')),
    ),
    notOpenYet: story({ definition: upcoming, phase: 'upcoming' }, da('upcoming', { opens })),
    closed: story({ definition: closed, phase: 'closed' }, da('closed', { closes })),
    unknownEndpoint: unavailable({ definition, loads: 'nothing' }, da('missing')),
    notADefinition: unavailable({ definition, loads: 'a-web-page' }, da('unreadable')),
    networkDown: unavailable({ definition }, da('unreachable'), 'offline'),
    serverRefused: unavailable({ definition }, da('busy'), '503'),

    filled: story({ definition }, [...[filled].flat(), da('keptHere')], fill),
    cameBack: story({ definition }, da('restored'), async (person) => {
      await fill(person);
      person.comesBack();
      await person.reads((say) => say('restored'));
    }),
    deleted: story({ definition }, [da('deleted'), da('undo')], async (person) => {
      await fill(person);
      await person.press((say) => say('deleteHere'));
      await person.press((say) => say('deleteYes'));
      await person.reads((say) => say('deleted'));
    }),
    waitsForTheLastStep: {
      ...story({ definition }, [da('fetchingSendingOffline'), da('keptHere')], async (person) => {
        await fill(person);
        await person.press((say) => say('check'));
        await person.reads((say) => say('fetchingSendingOffline'));
      }),
      ...withoutTheLastStep(tag),
    },

    review: story({ definition }, [da('checkHeading'), da('notSentYet')], toReview),
    sending: story({ definition, waits: 'send' }, da('sending'), async (person) => {
      await toSending(person);
      await person.reads((say) => say('sending'));
    }),
    sent: story(
      { definition: kept },
      [da('sent'), code, da('sentHeading'), da('arrived')],
      toReceipt,
    ),
    tookPart: story(
      { definition: kept },
      [da('tookPartHint'), code, da('forget'), da('forAnother')],
      async (person) => {
        await toReceipt(person);
        person.comesBack();
        await person.reads((say) => say('tookPartHint'));
      },
    ),

    failedOffline: fails(
      { definition },
      'offline',
      [da('notKnown'), da('failUnreachable'), da('tryAgainOnce')],
      toldWhy((say) => say('failUnreachable')),
    ),
    failedServer: fails(
      { definition },
      '503',
      [da('notKnown'), da('failServer'), da('tryAgainOnce')],
      toldWhy((say) => say('failServer')),
    ),
    closedMeanwhile: fails(
      { definition },
      'closed',
      [da('notSent'), da('failClosed')],
      toldWhy((say) => say('failClosed')),
    ),
    // The page was left while it was sent, and nobody knows how that ended.
    cameBackUnsure: story(
      { definition, waits: 'send' },
      [da('notKnown'), da('cameBackUnsure'), da('tryAgainOnce')],
      async (person) => {
        await toSending(person);
        await person.reads((say) => say('sending'));
        person.comesBack();
        await person.reads((say) => say('cameBackUnsure'));
      },
    ),
    cameBackTheNextDay: fails(
      { definition },
      '429',
      [da('notSent'), da('failBusy')],
      async (person) => {
        await toldWhy((say) => say('failBusy'))(person);
        const at = person.comesBackTheNextDay();
        await person.reads((say) => say('cameBackFailed', { at }));
      },
    ),

    // A service that is not ours promises nothing, and need not give a receipt.
    sentPlainly: story({ definition, plain: true }, da('sent'), async (person) => {
      await toSending(person);
      await person.reads((say) => say('sent'));
    }),
    lostPlainly: fails(
      { definition, plain: true },
      'offline',
      [da('notKnown'), da('failUnreachable'), da('tryAgainTwice')],
      toldWhy((say) => say('failUnreachable')),
    ),
  } satisfies Record<string, Story>;
}

/** @param shows what must stand on the screen, in Danish */
export function story(
  backend: Endpoint,
  shows: string | readonly string[],
  play: Play = arrive,
): Story {
  return { parameters: { backend, shows }, play: (context) => play(new Person(context)) };
}

export function unavailable(backend: Endpoint, why: string, network?: string): Story {
  return {
    ...story(backend, why),
    parameters: { backend, shows: why, mayLog: true },
    ...(network && { globals: { network } }),
  };
}

/** The line, or the server, is not what it should be once something is sent. */
function fails(backend: Endpoint, network: string, shows: readonly string[], play: Play): Story {
  return { ...story({ ...backend, networkFrom: 'send' }, shows, play), globals: { network } };
}

/** The line is lost before the file that is needed to send is there. */
function withoutTheLastStep(tag: Tag): Pick<Story, 'render' | 'beforeEach'> {
  return {
    beforeEach() {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      return () => delete (navigator as Partial<{ onLine: boolean }>).onLine;
    },
    render(args, context: StoryContext) {
      const element = Object.assign(document.createElement(tag), {
        endpoint: String(args['endpoint']),
        fetch: backendOf(context).fetch,
      });
      // No fake backend has this file, so the widget's own way to it is cut.
      const { form } = element as unknown as { form: { sending: () => Promise<never> } };
      form.sending = () => Promise.reject(new TypeError('Failed to fetch'));
      return element;
    },
  };
}
