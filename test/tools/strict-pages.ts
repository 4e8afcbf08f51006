/**
 * Pages with the strictest Content-Security-Policy that the widgets promise to work under.
 * Component tests open them in an iframe, since their own page has no such policy:
 *
 *     import { openStrictPage } from '../tools/in-browser.ts';
 *
 *     const page = await openStrictPage(new URL('./some-page.ts', import.meta.url));
 *     expect(page.violations).to.deep.equal([]);
 *     expect(page.document.querySelector('samskab-voting-ballot')).to.exist;
 *
 * where `some-page.ts` is the module that the page loads: it imports the element, and puts it
 * on the page. `/__strict/?src=/test/widgets/some-page.ts` is the address behind it; `src` may
 * be given more than once, and must be a path on this server.
 */
import type { TestRunnerConfig } from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  // From its sources Lit's policy has Lit's own name, as for who installs the package.
  "trusted-types lit-html samskab 'allow-duplicates'",
].join('; ');

/** Runs before the page's own script, so that no violation and no error goes unseen. */
const recorder = `
const record = (window.strictRecord = { violations: [], errors: [] });
addEventListener('securitypolicyviolation', (event) => {
  record.violations.push(\`\${event.violatedDirective}: \${event.blockedURI} \${event.sample}\`.trim());
});
addEventListener('error', (event) => {
  const { src, href, localName } = event.target;
  record.errors.push(event.message ?? \`not loaded: \${src || href || localName}\`);
}, true);
addEventListener('unhandledrejection', (event) => record.errors.push(String(event.reason)));
`;

export const strictPages: Middleware = async (context, next) => {
  if (context.path === '/__strict/recorder.js') {
    context.type = 'js';
    context.body = recorder;
  } else if (context.path === '/__strict/') {
    const sources = new URL(context.url, 'http://here').searchParams.getAll('src');
    if (sources.every(isLocalPath)) {
      context.set('Content-Security-Policy', policy);
      context.type = 'html';
      context.body = strictPage(sources);
    } else {
      context.status = 400;
      context.body = 'src must be a path on this server';
    }
  } else {
    await next();
  }
};

/** `//elsewhere` and `/\elsewhere` start with a slash too, and lead to another server. */
function isLocalPath(source: string): boolean {
  return source.startsWith('/') && new URL(source, 'http://here').origin === 'http://here';
}

function strictPage(sources: string[]): string {
  const scripts = sources.map(
    (source) => `<script type="module" src="${escapeAttribute(source)}"></script>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A strict page</title>
    <script src="/__strict/recorder.js"></script>
  </head>
  <body>
    ${scripts.join('\n    ')}
  </body>
</html>
`;
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
