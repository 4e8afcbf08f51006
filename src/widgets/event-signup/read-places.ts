import { parse, readText, request } from '../../protocol/client/request.ts';
import type { EventDefinition } from '../../protocol/events.ts';
import { lastSignup } from '../../rules/event-dates.ts';
import type { SendingForm } from '../../ui/form.ts';

/** Reads how many places nobody has yet, and shows them; what cannot be read is not told. */
export async function readPlaces(
  form: Pick<
    SendingForm<EventDefinition, never>,
    'definition' | 'endpoint' | 'fetch' | 'amend' | 'clock'
  >,
): Promise<void> {
  const { definition, endpoint, fetch, amend, clock } = form;
  const link = definition.links?.places;
  if (!link || lastSignup(definition.dates) <= clock()) return;
  try {
    const response = await request(
      new URL(link, endpoint).href,
      { cache: 'no-store' },
      { fetch: fetch() },
    );
    const left = Object(parse(await readText(response))) as Record<string, unknown>;
    amend({
      ...definition,
      dates: definition.dates.map((date) => {
        const placesLeft = left[date.id];
        return Number.isInteger(placesLeft) ? { ...date, placesLeft: placesLeft as number } : date;
      }),
    });
  } catch {
    // The server decides when it is sent, whatever was known before.
  }
}
