import type { Definition } from '../src/protocol/resources.ts';
import type { Endpoint } from './backend.ts';
import { inDays } from './definitions.ts';
import { Person } from './person.ts';
import type { Story } from './widget.ts';
import { da, f, type Spoken } from './words.ts';

/** How a person gets through one widget. */
interface Way {
  readonly definition: Definition;
  /** Answers everything that must be answered. */
  readonly fill: (person: Person) => Promise<void>;
  /** What can be read where it was filled in, in Danish. */
  readonly filled: string | readonly string[];
  readonly send: (m: Spoken) => string;
  /** What stands above the receipt, in Danish. */
  readonly sent: string;
}

type Play = (person: Person) => Promise<void>;

/** Looks, once there is something to see. */
const arrive: Play = (person) => person.arrives();

/** The states that every widget has, so that no widget lacks one. */
export function statesOf({ definition, fill, filled, send, sent }: Way) {
  const toReview = async (person: Person) => {
    await fill(person);
    await person.goToReview();
  };
  const toSending = async (person: Person) => {
    await toReview(person);
    await person.press(send);
  };
  const fails = (why: (m: Spoken) => string, network: string): Story => ({
    ...story({ definition, networkFrom: 'send' }, why(da), async (person) => {
      await toSending(person);
      await person.reads(why);
    }),
    globals: { network },
  });

  const [opens, closes] = [inDays(7), inDays(-7)];
  return {
    ready: story({ definition }, da.check),
    loading: story({ definition, waits: 'load' }, da.loading, (person) =>
      person.reads((m) => m.loading),
    ),
    notOpenYet: story(
      { definition: { ...definition, opens, closes: inDays(28) }, phase: 'upcoming' },
      da.upcoming(f, opens),
    ),
    closed: story(
      { definition: { ...definition, opens: inDays(-28), closes }, phase: 'closed' },
      da.closed(f, closes),
    ),
    unknownEndpoint: unavailable({ definition, loads: 'nothing' }, da.missing),
    notADefinition: unavailable({ definition, loads: 'a-web-page' }, da.unreadable),
    networkDown: unavailable({ definition }, da.unreachable, 'offline'),
    serverRefused: unavailable({ definition }, da.unreachable, '503'),
    filled: story({ definition }, [...[filled].flat(), da.keptHere], fill),
    cameBack: story({ definition }, da.restored, async (person) => {
      await fill(person);
      person.comesBack();
      await person.reads((m) => m.restored);
    }),
    review: story({ definition }, [da.checkHeading, da.notSentYet], toReview),
    sending: story({ definition, waits: 'send' }, da.sending, async (person) => {
      await toSending(person);
      await person.reads((m) => m.sending);
    }),
    sent: story({ definition }, [sent, '7K3M-Q9TX'], async (person) => {
      await toSending(person);
      await person.reads((m) => m.receiptCode);
    }),
    failedOffline: fails((m) => m.failUnreachable, 'offline'),
    failedServer: fails((m) => m.failServer, '503'),
    closedMeanwhile: fails((m) => m.failClosed, 'closed'),
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
