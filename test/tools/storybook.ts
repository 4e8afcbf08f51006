/** Storybook, built once and served as files: for the tests of stories, and for `npm run look`. */
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** @throws Error with what was printed, when it could not be built */
export async function buildStorybook(folder: string): Promise<void> {
  const cli = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const child = spawn(process.execPath, [cli, 'build', '--quiet', '-o', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
    });
  }
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(output);
}

export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
  readonly tags: readonly string[];
}

export function readIndex(folder: string): Entry[] {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Entry>;
  };
  return Object.values(index.entries);
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** @returns a server that listens, and where */
export async function serveFolder(folder: string): Promise<{ server: Server; origin: string }> {
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? '/', 'http://localhost');
    const file = join(folder, normalize(pathname));
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    createReadStream(file)
      .on('open', () => response.writeHead(200, { 'content-type': type }))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
}

export interface Shown {
  /** What Storybook says of the story: it was drawn and played, or not. */
  readonly status: string;
  /** What axe says. */
  readonly violations: readonly string[];
  /** What can be read, answers in fields included. */
  readonly text: string;
  readonly shows: readonly string[];
  readonly mayLog: boolean;
  /** What the panel of actions shows: the events, each with the names of its fields. */
  readonly actions: readonly string[];
}

/** Runs in the page: tells Storybook to show a story, and waits until it was played. */
export async function showStory(id: string): Promise<Shown> {
  interface Finished {
    storyId: string;
    status: string;
    reporters: { result: { error?: unknown; violations?: Violation[] } }[];
  }
  interface Violation {
    id: string;
    nodes: { target: unknown; failureSummary: string }[];
  }
  interface Action {
    data: { name: string; args: object };
  }
  interface Channel {
    on<T>(event: string, listener: (told: T) => void): void;
    off<T>(event: string, listener: (told: T) => void): void;
    emit(event: string, data: object): void;
  }
  const { __STORYBOOK_ADDONS_CHANNEL__: channel, __STORYBOOK_PREVIEW__: preview } =
    globalThis as unknown as {
      __STORYBOOK_ADDONS_CHANNEL__: Channel;
      __STORYBOOK_PREVIEW__: {
        ready(): Promise<void>;
        storyStoreValue: {
          loadStory(id: { storyId: string }): Promise<{ parameters: Record<string, unknown> }>;
        };
      };
    };
  const ACTION = 'storybook/actions/action-event';

  await preview.ready();
  const actions: string[] = [];
  const noteAction = ({ data }: Action) => {
    actions.push(`${data.name}: ${Object.keys([data.args].flat()[0] ?? {}).join(', ')}`);
  };
  channel.on(ACTION, noteAction);
  const { status, reporters } = await new Promise<Finished>((done) => {
    const listener = (finished: Finished) => {
      if (finished.storyId !== id) return;
      channel.off('storyFinished', listener);
      done(finished);
    };
    channel.on('storyFinished', listener);
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });
  channel.off(ACTION, noteAction);
  const violations = reporters.flatMap(({ result }) => [
    ...(result.error ? [String(result.error)] : []),
    ...(result.violations ?? []).flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`),
    ),
  ]);

  const { parameters } = await preview.storyStoreValue.loadStory({ storyId: id });
  const shows = [parameters['shows'] ?? []].flat() as string[];
  const mayLog = parameters['mayLog'] === true;

  const read = () => {
    const everything = [...document.querySelectorAll<HTMLElement>('#storybook-root *')];
    const inside = everything.find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
    const blocks = [...(inside?.children ?? [])] as HTMLElement[];
    const inputs = [...(inside?.querySelectorAll<HTMLInputElement>('input, textarea') ?? [])];
    const parts = [
      ...blocks.map(({ innerText }) => innerText),
      ...inputs.map(({ value }) => value),
    ];
    return parts.join('\n');
  };
  // What a person did last may be drawn a moment later.
  const until = Date.now() + 3000;
  let text = read();
  while (Date.now() < until && !shows.every((words) => text.includes(words))) {
    await new Promise((done) => setTimeout(done, 50));
    text = read();
  }
  return { status, violations, text, shows, mayLog, actions };
}

/**
 * Runs in the page, where `axe` is: the story that stands there in the dark, and light again
 * afterwards.
 */
export async function violationsInTheDark(): Promise<string[]> {
  const { axe } = globalThis as unknown as {
    axe: {
      run(
        where: string,
        options: object,
      ): Promise<{
        violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[];
      }>;
    };
  };
  const page = document.querySelector<HTMLElement>('.surroundings');
  if (!page) return ['There is no page to make dark.'];
  const before = page.dataset['theme'];
  page.dataset['theme'] = 'dark';
  // A story is a part of a page, without its landmarks.
  const rules = { region: { enabled: false } };
  const { violations } = await axe.run('#storybook-root', { rules, resultTypes: ['violations'] });
  page.dataset['theme'] = before;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `in the dark, ${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`,
    ),
  );
}
