import { readFileSync } from 'node:fs';
import { isWebAddress } from '../../protocol/grammar.ts';
import { parseJson } from '../defining/json.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import { checkEndpoint } from './checking/check-endpoint.ts';
import { Findings } from './checking/findings.ts';
import { asJson, printed } from './checking/report.ts';
import type { Given } from './checking/submitting/submit.ts';
import { command, type Options, type Values } from './command.ts';

/** What widgets wait, in seconds. */
const TIMEOUT = 20;
const LONGEST_TIMEOUT = 300;
/** A page that nobody has. */
const ORIGIN = 'https://www.example.org';

const checkOptions = {
  submit: {
    type: 'boolean',
    says: `also sends, where the definition says "test": true: one submission twice, at once
and under a used key, and all that must be refused`,
  },
  code: {
    type: 'string',
    multiple: true,
    value: 'CODE',
    says: 'with --submit: a code that nobody has used, where it asks for one; twice is better',
  },
  body: {
    type: 'string',
    value: 'FILE',
    says: 'with --submit: what is sent, in place of something made up',
  },
  origin: {
    type: 'string',
    value: 'URL',
    says: `the page that is said to ask, where the server answers some pages alone
(${ORIGIN} unless given)`,
  },
  timeout: {
    type: 'string',
    value: 'S',
    says: `for how many seconds an answer may take (${TIMEOUT} unless given, as widgets wait)`,
  },
  json: { type: 'boolean', says: 'prints everything as one JSON object' },
} as const satisfies Options;

export const check = command({
  name: 'check',
  summary: 'checks a backend, of whoever it is, against the protocol',
  usage: ['URL [options]'],
  about: `Looks whether what answers at URL keeps the protocol that the widgets speak (docs/protocol.md): the
definition and its texts, who may read it, times, languages, how hard its texts are to read (LIX),
pictures and links. URL is what a widget has as its endpoint, or a page that names it.
  samskab check https://deltag.example.dk/api/ballots/kvarterpuljen
It only reads (GET and OPTIONS), so it may be asked of any server. --submit also sends, and only
where the definition says "test": true, so that nothing counts.
Each line of what is found says how much it matters, and names the line of docs/protocol.md that it
is about. must: a widget does not work with it, or a promise is not kept. should: people are worse
off. fine: it was looked at. The exit code is 1 where something must be mended, and else 0.`,
  options: checkOptions,
  positionals: ['URL'],
  async run({ positionals: [typed], values }) {
    const url = urlOf(typed);
    const asking = { timeout: timeoutOf(values.timeout) * 1000, origin: originOf(values.origin) };
    const given = await givenOf(values);
    const found = new Findings();
    const checked = await checkEndpoint(url, asking, given, found);
    const { definition } = checked;
    const asked = { typed: url, submit: given !== undefined };
    console.log(values.json ? asJson(asked, checked, found) : printed(asked, checked, found));
    if (given && definition && definition.test !== true) throw new NotATest(definition.id);
    if (found.count('must') > 0) throw new NotKept(found.count('must'));
  },
});

/** What was asked for was not done: it would have counted. */
class NotATest extends Mistake {
  constructor(id: string) {
    super(
      `check: nothing was sent, as what is sent to "${id}" counts: --submit is for a definition that says "test": true`,
    );
  }
}

/** Something must be mended. */
class NotKept extends Mistake {
  override readonly exitCode = 1;

  constructor(many: number) {
    super(`check: ${many === 1 ? '1 thing' : `${many} things`} must be mended`);
  }
}

function urlOf(typed: string): string {
  if (isWebAddress(typed)) {
    const url = new URL(typed);
    if (url.username === '' && url.password === '') return url.href;
    throw new Mistake('check: URL has a name or a password in it, which no widget sends');
  }
  throw new Mistake(
    `check: URL is an address such as https://deltag.example.dk/api/ballots/id, not "${typed}"`,
  );
}

function originOf(typed = ORIGIN): string {
  const url = URL.parse(typed);
  if (url && isWebAddress(typed)) return url.origin;
  throw new Mistake(`check: --origin is an address such as ${ORIGIN}, not "${typed}"`);
}

function timeoutOf(typed = String(TIMEOUT)): number {
  const seconds = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : 0;
  if (seconds > 0 && seconds <= LONGEST_TIMEOUT) return seconds;
  throw new Mistake(`check: --timeout is some seconds, at most ${LONGEST_TIMEOUT}, not "${typed}"`);
}

/** @returns what is needed to send; undefined where it is only read */
async function givenOf(values: Values<typeof checkOptions>): Promise<Given | undefined> {
  const { submit = false, code: codes = [], body } = values;
  if (!submit) {
    const more = codes.length > 0 ? 'code' : body === undefined ? undefined : 'body';
    if (more !== undefined) throw new Mistake(`check: --${more} is for --submit`);
    return undefined;
  }
  return { codes, body: body === undefined ? undefined : await bodyIn(body) };
}

async function bodyIn(file: string): Promise<Given['body']> {
  return about(`check: ${file} `, () => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new Mistake(`cannot be read: ${(error as Error).message}`, { cause: error });
    }
    const body = parseJson(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Given['body']; // prettier-ignore
    throw new Mistake('must be a group in { }, such as { "selections": [] }');
  });
}
