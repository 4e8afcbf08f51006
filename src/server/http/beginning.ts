import { escapeHtml } from './html.ts';
import type { Page } from './page.ts';
import type { PageWords } from './page-words.ts';

/**
 * What a server says that has nothing yet: three steps that can be copied as they are.
 * @param origin the server's own address, for what is pasted
 * @param hasSite whether it has been said whose the pages are; then it is no step
 */
export function howToBegin({ say, lang }: PageWords, origin: string, hasSite: boolean): Page {
  const title = say('running');
  const site = { type: 'site', name: say('exampleTown'), language: lang };
  const ballot = {
    type: 'ballot',
    method: 'approval',
    id: 'test',
    title: say('exampleTitle'),
    language: lang,
    maxLength: 1,
    items: [
      { id: 'a', name: say('exampleOne') },
      { id: 'b', name: say('exampleTwo') },
    ],
  };
  const steps = [
    ...(hasSite
      ? []
      : [
          step(
            say('beginSite', { file: 'site.json' }),
            JSON.stringify(site),
            'npx samskab put site.json',
          ),
        ]),
    step(
      say('beginAsk', { file: 'test.json' }),
      JSON.stringify(ballot, null, 2),
      'npx samskab put test.json',
    ),
    step(say('beginPaste'), `npx samskab snippet ballots/test --url ${origin}`),
  ];
  const html = `<h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(say('beginHow'))}</p>
      <ol class="steps">
        ${steps.join('\n        ')}
      </ol>
      <p>${escapeHtml(say('beginMore', { file: 'README.md' }))}</p>`;
  return { language: lang, title, html, unlisted: true };
}

/** @param lines what is written into a file, and what is typed; each as it is, from left to right */
function step(text: string, ...lines: readonly string[]): string {
  const code = lines.map((one) => `<pre dir="ltr" tabindex="0"><code>${escapeHtml(one)}</code></pre>`); // prettier-ignore
  return `<li>${escapeHtml(text)}${code.join('')}</li>`;
}
