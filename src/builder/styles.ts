/** How the builder looks, on a page hosted here as in Storybook: what the page sets goes on counting. */
const STYLES = `
.builder { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; margin-block-start: 1.5rem; line-height: 1.5 }
.builder [hidden] { display: none !important }
.builder form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-content: start }
.builder .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.35rem }
.builder .field > label, .builder summary { font-weight: 600 }
.builder .hint, .builder .told { margin: 0; color: var(--quiet, inherit); font-size: 0.9375rem }
.builder :is(button, input, select) { box-sizing: border-box; color: inherit; font: inherit }
.builder :is(select, input:not([type='checkbox'])) {
  inline-size: 100%; max-inline-size: 32rem; min-block-size: max(2.75rem, 44px); padding: 0.375rem 0.75rem;
  border: 2px solid var(--line, #767a83); border-radius: 0.375rem; background: var(--ground, Canvas); color: var(--ink, CanvasText);
}
.builder input[type='color'] { max-inline-size: 6rem; padding: 0.25rem }
.builder .check { display: flex; align-items: center; gap: 0.75rem; min-block-size: max(2.75rem, 44px) }
.builder .check input { flex: none; inline-size: 1.5rem; block-size: 1.5rem; margin: 0 }
.builder summary { display: list-item; min-block-size: 44px; padding-block: 0.5rem; cursor: pointer }
.builder details:not([hidden]) + details { margin-block-start: -1rem }
.builder details > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; padding-block: 0.5rem }
.builder button {
  min-block-size: max(2.75rem, 44px); min-inline-size: 44px; padding: 0.375rem 1rem; border: 2px solid var(--accent, #14548c);
  border-radius: 0.375rem; background: var(--ground, Canvas); color: var(--accent, LinkText); font-weight: 600; cursor: pointer;
}
.builder :focus-visible { outline: 3px solid var(--accent, Highlight); outline-offset: 2px }
.builder .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin-block: 0.5rem 0 }
.builder h2 { margin: 0; font-size: 1.25rem }
.builder h3 { margin: 0 0 0.25rem; font-size: 1.0625rem }
.builder pre {
  max-inline-size: none; margin-block: 0.5rem; padding: 0.75rem 1rem; border: 1px solid var(--rule, #d3d8e0); border-radius: 0.25rem;
  background: none; color: inherit; font-size: 0.9375rem; text-align: left; white-space: pre-wrap; overflow-wrap: anywhere;
}
.builder .says { min-block-size: 1.5em; margin: 0 }
.builder .says[data-wrong] { padding-inline-start: 0.75rem; border-inline-start: 4px solid; color: var(--error, #b3121f); font-weight: 600 }
.builder .out { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; align-content: start }
.builder .see iframe { display: block; max-inline-size: 100% }
.builder .see { min-inline-size: 0; margin-block-start: 0.75rem; padding: 1rem; border: 1px solid var(--rule, #d3d8e0); border-radius: 0.375rem }
@media (min-width: 60rem) {
  .builder { grid-template-columns: minmax(0, 24rem) minmax(0, 1fr) }
  .builder .preview { grid-column: 1 / -1 }
}
@media (max-width: 30rem) { .builder .see { padding: 0.5rem } }
@media (forced-colors: active) { .builder .says[data-wrong] { border-color: CanvasText } }`;

let isThere = false;

/** Sets them once. */
export function dress(): void {
  if (isThere) return;
  isThere = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
