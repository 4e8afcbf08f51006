import { phaseAt } from '../../../protocol/phase.ts';
import type { Definition } from '../../../protocol/resources.ts';
import { findDefinition } from './address.ts';
import type { Asking } from './ask.ts';
import { checkSchema, schemaOf } from './definition.ts';
import type { Findings } from './findings.ts';
import { checkLanguages, checkLix, type Measured } from './languages.ts';
import { checkLinks } from './links.ts';
import { checkPictures } from './pictures.ts';
import { checkPreflights } from './preflight.ts';
import { checkHeaders, checkNotFound, checkPhase, readBody } from './reading.ts';
import { checkSubmitting, type Given } from './submitting/submit.ts';
import { textsIn } from './texts.ts';

/** What is known of an endpoint once it was looked at. */
export interface Checked {
  readonly endpoint: string | undefined;
  readonly definition: Definition | undefined;
  readonly phase: Definition['phase'];
  readonly texts: readonly Measured[];
  /** How many submissions were stored; undefined where none were sent. */
  readonly stored: number | undefined;
}

/**
 * Looks at all that the protocol asks of what is at an address; what is found is in `found`.
 * @param given what is needed to send, too; undefined where it is only read
 */
export async function checkEndpoint(
  typed: string,
  asking: Asking,
  given: Given | undefined,
  found: Findings,
): Promise<Checked> {
  const nothing = { endpoint: undefined, definition: undefined, phase: undefined, texts: [], stored: undefined }; // prettier-ignore
  const there = await findDefinition(typed, asking, found);
  if (!there) return nothing;
  const { endpoint, answer } = there;
  asking = { ...asking, from: endpoint };
  found.fine('address', `GET ${answer.url} answers with ${answer.status}`);
  const body = readBody(answer, found);
  if (body === undefined) return { ...nothing, endpoint };
  checkHeaders(answer, Object(body), { origin: asking.origin, now: Date.now() }, found);
  const schema = schemaOf(body, found);
  const definition = schema && checkSchema(schema, body, found);
  if (!schema || !definition) return { ...nothing, endpoint };
  checkPhase(definition, answer, found);
  const phase = definition.phase ?? phaseAt(definition, Date.now());
  const texts = textsIn(schema, body);
  checkLanguages(definition, texts, found);
  const measured = checkLix(definition, texts, found);
  await checkPictures(definition, endpoint, asking, found);
  await checkLinks(definition, endpoint, { asking, phase }, found);
  await checkNotFound(endpoint, asking, found);
  await checkPreflights(definition, endpoint, asking, found);
  checkPromises(definition, found);
  const rest = { endpoint, definition, phase, texts: measured };
  if (!given || definition.test !== true) return { ...rest, stored: undefined };
  const stored = await checkSubmitting(definition, endpoint, { asking, phase, given }, found);
  return { ...rest, stored };
}

function checkPromises({ delivery, test }: Definition, found: Findings): void {
  if (delivery === 'once') found.fine('delivery', 'it promises to store a submission once');
  else found.should('delivery', 'it promises nothing (`delivery` is not "once"): after a lost answer nothing is sent again, and people are told that it may arrive twice'); // prettier-ignore
  found.fine('test', test ? 'it is a test: nothing of it counts, and it says so' : 'it is no test: nothing is sent to it'); // prettier-ignore
}
