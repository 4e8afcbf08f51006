/** What goes without saying in a country: its currency, and its language if there is one. */
export interface Custom {
  readonly currency: string;
  readonly language?: string;
}

const CUSTOMS: ReadonlyMap<string, Custom> = new Map(
  Object.entries({
    australia: { currency: 'AUD', language: 'en' },
    austria: { currency: 'EUR', language: 'de' },
    belgium: { currency: 'EUR' },
    brazil: { currency: 'BRL', language: 'pt' },
    canada: { currency: 'CAD' },
    colombia: { currency: 'COP', language: 'es' },
    croatia: { currency: 'EUR', language: 'hr' },
    'czech republic': { currency: 'CZK', language: 'cs' },
    czechia: { currency: 'CZK', language: 'cs' },
    denmark: { currency: 'DKK', language: 'da' },
    estonia: { currency: 'EUR', language: 'et' },
    finland: { currency: 'EUR' },
    france: { currency: 'EUR', language: 'fr' },
    germany: { currency: 'EUR', language: 'de' },
    greece: { currency: 'EUR', language: 'el' },
    hungary: { currency: 'HUF', language: 'hu' },
    iceland: { currency: 'ISK', language: 'is' },
    ireland: { currency: 'EUR', language: 'en' },
    italy: { currency: 'EUR', language: 'it' },
    latvia: { currency: 'EUR', language: 'lv' },
    lithuania: { currency: 'EUR', language: 'lt' },
    mexico: { currency: 'MXN', language: 'es' },
    netherlands: { currency: 'EUR', language: 'nl' },
    'new zealand': { currency: 'NZD', language: 'en' },
    norway: { currency: 'NOK', language: 'nb' },
    poland: { currency: 'PLN', language: 'pl' },
    portugal: { currency: 'EUR', language: 'pt' },
    slovakia: { currency: 'EUR', language: 'sk' },
    slovenia: { currency: 'EUR', language: 'sl' },
    spain: { currency: 'EUR', language: 'es' },
    sweden: { currency: 'SEK', language: 'sv' },
    switzerland: { currency: 'CHF' },
    ukraine: { currency: 'UAH', language: 'uk' },
    'united kingdom': { currency: 'GBP', language: 'en' },
    'united states': { currency: 'USD', language: 'en' },
  }),
);

const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'great britain': 'united kingdom',
    'the netherlands': 'netherlands',
    uk: 'united kingdom',
    'united states of america': 'united states',
    us: 'united states',
    usa: 'united states',
  }),
);

/** @param country as META has it: its English name */
export function customOf(country: string): Custom | undefined {
  const name = country.trim().toLowerCase();
  return CUSTOMS.get(OTHER_NAMES.get(name) ?? name);
}
