import { action } from 'storybook/actions';

/** What a host listens for, and what each event tells; an `Event` itself shows nothing in the panel. */
const FIELDS = {
  'samskab-ready': ['definition'],
  'samskab-change': ['submission'],
  'samskab-submit': ['submission', 'key'],
  'samskab-sent': ['receipt', 'submission'],
  'samskab-failed': ['error'],
} as const satisfies Partial<Record<keyof HTMLElementEventMap, readonly string[]>>;

const heard = new WeakSet<EventTarget>();

/** Shows in the panel what a widget in there tells its page: the name of each event and its fields. */
export function showEvents(page: EventTarget): void {
  if (heard.has(page)) return;
  heard.add(page);
  for (const [name, fields] of Object.entries(FIELDS)) {
    const show = action(name);
    page.addEventListener(name, (event) => {
      const told = event as Event & Record<string, unknown>;
      show(Object.fromEntries(fields.map((field) => [field, plain(told[field])])));
    });
  }
}

/** Of an error, what it says: its own properties would be none. */
function plain(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message } = value;
  return { ...value, name, message };
}
