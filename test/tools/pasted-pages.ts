/**
 * Pages of a town into which somebody pasted something, and what a server may answer them. Component
 * tests open them in an iframe, with the loader of the build: see `test/embed/page.ts`.
 *
 *     /__pasted/?body=…                    a page; `{here}` in it is where the page is
 *     /__pasted/answer?status=…&body=…     an answer, as JSON unless `type` says otherwise
 *     /__pasted/loop                       leads to itself
 */
import type { TestRunnerConfig } from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** Runs first, so that nothing that is said goes unheard. */
const RECORDER = `<script>
  said = []; errors = [];
  console.error = (...what) => said.push(what.map(String).join(' '));
  addEventListener('error', ({ message }) => errors.push(message ?? 'a file was not loaded'), true);
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;

export const pastedPages: Middleware = async (context, next) => {
  const { searchParams, origin, pathname } = new URL(context.url, `http://${context.host}`);
  if (!pathname.startsWith('/__pasted/')) return next();
  const body = searchParams.get('body') ?? '';
  context.set('Access-Control-Allow-Origin', '*');
  if (pathname === '/__pasted/loop') return context.redirect(context.url);
  if (pathname === '/__pasted/to') return context.redirect(searchParams.get('url') ?? '');
  context.type = searchParams.get('type') ?? (pathname === '/__pasted/' ? 'html' : 'json');
  context.status = Number(searchParams.get('status') ?? 200);
  context.body =
    pathname === '/__pasted/'
      ? `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A town</title>${RECORDER}</head><body>${body.replaceAll('{here}', origin)}</body></html>`
      : body;
};
