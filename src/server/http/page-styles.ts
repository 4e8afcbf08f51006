import type { Accents } from './accent.ts';
import { CONTENT_STYLES } from './content-styles.ts';
import { FORM_COLOURS, FORM_COLOURS_DARK, FORM_STYLES } from './form-styles.ts';
import { SLIP_STYLES } from './slip-styles.ts';
import { PRINT_STYLES } from './print-styles.ts';

/** Where nobody has named a colour: the widgets' own. */
export const OURS: Accents = { given: '#14548c', light: '#14548c', dark: '#8cc4ff' };

/** The style sheet of the pages hosted here. */
export function pageStyles(accents?: Accents): string {
  return frameStyles(accents) + CONTENT_STYLES + FORM_STYLES + SLIP_STYLES + PRINT_STYLES;
}

/**
 * What stands in a page that people come to, as short as it gets: what a form is painted with. All of
 * them follow for paper, which nobody waits for.
 */
export function firstStyles(accents?: Accents): string {
  return shortened(frameStyles(accents) + FORM_STYLES);
}

/** A blank tells apart what selectors and sums are made of; beside these signs none does. */
function shortened(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();
}

/**
 * Whose it is above and below, room around the widget, and the reader's own font and scheme. Colours
 * come by media query, as older phones know no `light-dark()`; on paper they are those of light ground.
 */
function frameStyles({ given, light, dark }: Accents = OURS): string {
  return `:root {
  color-scheme: light dark;
  --brand: ${given};
  --accent: ${light};
  --on-accent: #fff;
  --ground: #fff;
  --ink: #1b1b1f;
  --quiet: #55565c;
  --rule: #d3d8e0;${FORM_COLOURS}
  --gutter: max(clamp(16px, 4vw, 2.5rem), (100% - 54rem) / 2);
  --samskab-accent: var(--accent);
  --samskab-on-accent: var(--on-accent);
  --samskab-surface: var(--ground);
  background: var(--ground);
  color: var(--ink);
  font-family: system-ui, 'Segoe UI', 'Noto Sans', sans-serif;
  line-height: 1.5;
  accent-color: var(--accent);
}

@media screen and (prefers-color-scheme: dark) {
  :root {
    --accent: ${dark};
    --on-accent: #0b0f14;
    --ground: #17191e;
    --ink: #eceef2;
    --quiet: #b4b8c2;
    --rule: #3b414c;${FORM_COLOURS_DARK}
  }
}
${STYLES}`;
}

const STYLES = `
*,
::before,
::after {
  box-sizing: border-box;
}

body {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  grid-template-rows: auto 1fr auto;
  min-block-size: 100vh;
  margin: 0;
  overflow-wrap: anywhere;
}

header,
main,
footer {
  padding-inline: var(--gutter);
}

header {
  border-block-start: 0.375rem solid var(--brand);
}

.whose {
  display: inline-flex;
  align-items: center;
  gap: 0.75rem;
  min-block-size: 2.75rem;
  margin-block: 0.75rem;
  color: inherit;
  font-size: 1.125rem;
  font-weight: 700;
  line-height: 1.2;
  text-decoration: none;
  hyphens: auto;
}

.whose:hover bdi {
  text-decoration: underline;
  text-underline-offset: 0.2em;
}

/* On white in dark mode too: most logos are made for it. */
.whose img {
  flex: none;
  block-size: 2.5rem;
  max-inline-size: min(12rem, 50vw);
  object-fit: contain;
}

@media screen and (prefers-color-scheme: dark) {
  .whose img {
    box-sizing: content-box;
    padding: 0.25rem;
    border-radius: 0.25rem;
    background: #fff;
  }
}

header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0 2rem;
}

.languages ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.25rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

.languages a {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
  min-inline-size: 2.75rem;
}

.languages a[aria-current] {
  color: inherit;
  font-weight: 700;
  text-decoration: none;
}

/* The page has a row of languages of its own, which works without a script. */
body:has(header a[hreflang]) ::part(languages) {
  display: none;
}

main {
  padding-block: 1.5rem 3rem;
}

/* A widget comes after the page: what stands below it begins out of sight, and does not jump. */
@media screen and (scripting: enabled) {
  main.runs {
    min-block-size: 100svh;
  }
}

/* In a frame that is as high as what is in it, nothing goes by the height of the frame. */
.framed {
  --samskab-min-block-size: 24rem;
}

/* In a frame of WordPress: what of it is on screen is what is on screen of the page. */
.view {
  position: fixed;
  inset: 0;
  z-index: -1;
  display: grid;
  grid-auto-rows: 1fr;
  pointer-events: none;
}

.framed body,
.framed main.runs {
  min-block-size: 0;
}

h1,
h2,
h3 {
  margin: 0;
  line-height: 1.2;
  text-wrap: balance;
  hyphens: auto;
}

h1 {
  /* A long word fits a phone where text is large. */
  font-size: min(clamp(1.75rem, 1.4rem + 1.8vw, 2.5rem), max(1.2rem, 10.5vw));
  letter-spacing: -0.015em;
}

h2 {
  font-size: 1.25rem;
}

p {
  max-inline-size: 40rem;
  margin-block: 0.75rem;
}

a {
  color: var(--accent);
  text-underline-offset: 0.15em;
}

a:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
  border-radius: 2px;
}

footer {
  color: var(--quiet);
}

footer ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.5rem;
  margin: 0;
  padding: 0.5rem 0 1rem;
  border-block-start: 1px solid var(--rule);
  list-style: none;
}

footer a {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
  color: inherit;
}

.paper {
  display: none;
}

h1 + h2 {
  margin-block-start: 1.5rem;
}

.draft {
  margin-block: 0 1.5rem;
  padding: 0.75rem 1rem;
  border: 0.2rem dashed;
}

.draft strong {
  display: block;
  font-size: 1.3rem;
}
`;
