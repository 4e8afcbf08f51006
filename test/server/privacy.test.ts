/** What is said to be kept is what is kept, in words that everybody reads. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { Definition } from '../../src/protocol/resources.ts';
import { readDefinition } from '../../src/server/defining/read-definition.ts';
import { PRIVACY_WORDS } from '../../src/server/keeping/privacy/privacy-text.ts';
import * as stories from '../../stories/definitions.ts';
import { lix } from '../../src/server/cli/checking/lix.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { folder, mainHere, start, type TestServer } from './tools.ts';
import type { TestContext } from 'node:test';

const EVENT = 'events/faellesspisning';
const LANGUAGES = ['da', 'nb', 'en'];

async function textOf(t: TestContext, { data }: TestServer, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await mainHere(t, ['privacy', ...args, '--data', data]);
  assert.equal(code, 0, stderr);
  assert.equal(stderr, 'samskab: privacy: fill in what stands in [ ], and take out what is not so\n'); // prettier-ignore
  return stdout;
}

test('an event says what it asks, the day on which it goes, and what one can do', async (t) => {
  const fields = [{ id: 'a', kind: 'short-text', label: { da: 'Andet?', en: 'Else?' } }] as const;
  const contact = { name: 'required', email: 'optional' } as const;
  const definition = event({ retention: { days: 14 }, contact, fields: [...fields] });
  const server = await start(t, { definitions: [definition] });
  assert.equal(
    await textOf(t, server, EVENT, '--language', 'en-GB'),
    `What we keep: Fællesspisning

When you sign up, we keep:
- how many adults and children you are
- the dates you choose
- your name
- your e-mail address, if you like
- your answers to: “Else?”
- for each of you: “Kost”
- the day you sent it, your language and the code of your receipt

We use it to [say what for].
It can be seen by [say who].

How long we keep it:
- We delete all of it on 29 January 2027. That is 14 days after the last date.
- If you cancel, we delete names and answers at once.
- We keep a mark, so that what you send counts only once. It says nothing about you. We delete it once the server has run for 90 days.
- We make copies of everything. We delete them after [say how long].

We do not keep your address on the internet (the IP address). The form uses no cookies.

What you can do:
- Use the link on your receipt. There you can see your places, and cancel.
- Ask us to show, correct or delete what we have about you. Tell us the code of your receipt.
- You can complain to the data protection authority.

Ask us: [give a name, an e-mail address and a telephone number].
`,
  );
  const danish = await textOf(t, server, EVENT);
  assert.match(danish, /- Vi sletter det hele den 29\. januar 2027\. Det er 14 dage efter den sidste gang\.\n/); // prettier-ignore
  assert.match(danish, /det, du svarer på: »Andet\?«/);
  assert.match(await textOf(t, server, EVENT, '--language', 'no'), /Vi sletter alt den 29\. januar 2027\./); // prettier-ignore
});

test('a call for ideas says what goes and what stays', async (t) => {
  const closes = '2026-12-31T23:59:00+01:00';
  const server = await start(t, {
    definitions: [
      ideas(),
      ideas({ id: 'lukker', closes, retention: { contactDays: 1, days: 30 } }),
      ideas({ id: 'ingen', contact: {} }),
      ideas({ id: 'to', contact: { name: 'optional', email: 'required' } }),
    ],
  });
  const open = await textOf(t, server, 'ideas/fremtidslab');
  assert.match(open, /- Vi sletter navn, e-mail og telefonnummer 365 dage efter, at du har sendt\.\n- Selve idéen gemmer vi\. Vi sletter den, hvis du beder om det\.\n/); // prettier-ignore
  const closing = await textOf(t, server, 'ideas/lukker');
  assert.match(closing, /- Vi sletter navn, e-mail og telefonnummer den 1\. januar 2027\. Det er 1 dag efter, at det lukker\.\n- Vi sletter idéen den 30\. januar 2027\./); // prettier-ignore
  assert.doesNotMatch(closing, /Selve idéen/);
  assert.match(await textOf(t, server, 'ideas/to'), /- Vi sletter navn og e-mail 365 dage efter/);
  assert.doesNotMatch(await textOf(t, server, 'ideas/ingen'), /telefon \d|dit navn/);
});

test('a vote says that nobody can tell whose it is', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' }), budget()] });
  const coded = await textOf(t, server, 'ballots/kvarterpuljen');
  assert.match(coded, /- at din kode er brugt\n/);
  assert.match(
    coded,
    /Heller ikke vi kan slå op, hvad du har stemt\.[^\n]+\nHar kun få stemt, kan man/,
  );
  assert.match(coded, /- Det bliver ikke slettet af sig selv\. Vi sletter det \[skriv hvornår\]\./);
  assert.doesNotMatch(await textOf(t, server, 'budgets/borgerbudget'), /kode er brugt/);
});

test('it is easy to read, in each language', async (t) => {
  const server = await start(t, { definitions: [event(), ideas(), ballot()] });
  for (const language of LANGUAGES) {
    for (const name of [EVENT, 'ideas/fremtidslab', 'ballots/kvarterpuljen']) {
      const text = await textOf(t, server, name, '--language', language);
      assert.doesNotMatch(text, /undefined|  /);
      if (language !== 'en') assert.ok(lix(text.split('\n')) < 35, `${name} ${language}`);
    }
  }
  assert.deepEqual(Object.keys(PRIVACY_WORDS), LANGUAGES);
});

test('what is wrong is told', async (t) => {
  const server = await start(t, { definitions: [event({ language: 'ar' })] });
  const run = (...args: string[]) => mainHere(t, ['privacy', ...args, '--data', server.data]);
  const other = await run(EVENT, '--language', 'ar');
  assert.deepEqual(other, {
    code: 2,
    stdout: '',
    stderr: 'samskab: privacy: --language is da, nb or en, not "ar"\n',
  });
  assert.match((await run(EVENT)).stdout, /^What we keep/);
  assert.match((await run('events/nix')).stderr, /there is no events\/nix/);
});

test('whom to ask comes from the site', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const site = {
    type: 'site',
    name: { da: 'Ellevad Kommune', en: 'Municipality of Ellevad' },
    language: 'da',
    links: { contact: 'mailto:deltag@ellevad.example' },
  } as const;
  const file = join(folder(t), 'site.json');
  writeFileSync(file, JSON.stringify(site));
  assert.equal((await mainHere(t, ['put', file, '--data', server.data])).code, 0);
  assert.match(
    await textOf(t, server, EVENT),
    /Spørg os: Ellevad Kommune, deltag@ellevad\.example\n$/,
  );
  assert.match(
    await textOf(t, server, EVENT, '--language', 'en'),
    /Ask us: Municipality of Ellevad, deltag/,
  );
});

/** A number of days, or a year, in what a text promises. */
const PROMISES = [
  [/(\d+) (?:dage|days|dager|يوم)/g, (days: number) => days],
  [/(?<!\p{L})(?:et år|one year|سنة)(?!\p{L})/gu, () => 365],
] as const;

function holdTo(definition: Definition, text: string, where: string): void {
  const { retention } = definition as { retention?: Record<string, number> };
  const kept = Object.values(retention ?? {});
  const isOfPeople = definition.type === 'event' || definition.type === 'ideas';
  assert.equal(kept.length > 0, isOfPeople, where);
  const promised = PROMISES.flatMap(([pattern, days]) =>
    [...text.matchAll(pattern)].map(([, number]) => days(Number(number))),
  );
  assert.deepEqual(promised, kept, `${where}: ${text}`);
}

test('the town promises in its texts what its server does', () => {
  const seed = resolve(import.meta.dirname, '../../demo/seed');
  for (const file of readdirSync(seed).filter((name) => /(?<!^site)\.json$/.test(name))) {
    const definition = readDefinition(JSON.parse(readFileSync(join(seed, file), 'utf8')));
    const privacy = definition.privacy as Record<string, string>;
    for (const language of [...LANGUAGES, 'ar']) {
      holdTo(definition, privacy[language] ?? '', `${file} ${language}`);
    }
  }
});

test('the stories promise what a server does', () => {
  for (const [name, story] of Object.entries(stories)) {
    if (typeof story === 'function' || !('privacy' in story)) continue;
    const privacy = story.privacy as Record<string, string>;
    assert.deepEqual(Object.keys(privacy), ['da', 'en', 'ar'], name);
    for (const [language, text] of Object.entries(privacy)) {
      holdTo(story, text, `${name} ${language}`);
    }
  }
});
