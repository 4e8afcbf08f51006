/** What `/embed` runs: the page brings the words, and what is there to be shown is asked of the server. */
import type { Message } from '../i18n/message.ts';
import { RESOURCES } from '../protocol/resources.ts';
import { build, type Listed } from './builder.ts';
import type { Files } from './pasted.ts';

interface Given {
  readonly words: Readonly<Record<string, Message>>;
  readonly languages: Readonly<Record<string, string>>;
  readonly files: Files | undefined;
  readonly release: string | undefined;
  readonly script: string;
}

async function listed(api: string): Promise<Listed[]> {
  const lists = Object.keys(RESOURCES).map(async (name) => {
    const response = await fetch(`${api}/${name}`);
    return response.ok ? ((await response.json()) as { items: Listed[] }).items : [];
  });
  const all = await Promise.allSettled(lists);
  return all.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

async function begin(place: HTMLElement): Promise<void> {
  const given = JSON.parse(place.dataset['given'] ?? '{}') as Given;
  const { lang: language } = document.documentElement;
  build(place, {
    ...given,
    language,
    listed: await listed(place.dataset['api'] ?? ''),
    shares: true,
  });
}

const place = document.querySelector<HTMLElement>('#builder');
if (place) void begin(place);
