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
        const told = left[date.id];
        if (!Number.isInteger(told)) return date;
        // Below 0 none is left, and so many people wait.
        const places = told as number;
        return { ...date, placesLeft: Math.max(places, 0), waiting: Math.max(-places, 0) };
      }),
    });
  } catch {
    // The server decides when it is sent, whatever was known before.
  }
}
