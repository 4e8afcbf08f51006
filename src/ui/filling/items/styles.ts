import { css } from 'lit';

/** Lists of things to choose, rank or give to, and the bar that says what is left. */
export const itemStyles = css`
  /* The bar on top must not hide what has the focus (WCAG 2.4.11). */
  .items :is(input, button, fieldset) {
    scroll-margin-block: 7em 2em;
  }
  /* A tap on one of a thousand lays out and paints that one. */
  .items,
  .item,
  .bar {
    contain: layout paint;
  }
  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .item {
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
    background: var(--_surface);
    padding: 0.75em 1em;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35em;
  }
  .item[data-chosen] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .item.pick {
    padding: 0.35em 1em 0.75em 0.35em;
  }
  .item.pick:dir(rtl) {
    padding: 0.35em 0.35em 0.75em 1em;
  }
  .item.pick > .choice > label {
    font-weight: 600;
  }
  .item.pick > .about {
    margin-block-start: -0.6em;
    padding-inline-start: 3em;
  }
  .item h4 {
    line-height: 1.35;
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em;
  }
  .price {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35em;
    padding: 0.75em 1em;
    border-radius: var(--_radius);
    background: var(--_soft);
    border: 1px solid var(--_faint);
  }
  .bar strong {
    font-size: 1.15em;
    font-variant-numeric: tabular-nums;
  }
  .bar.over {
    border: 2px solid var(--_error);
  }
  progress {
    inline-size: 100%;
    block-size: 0.6em;
    accent-color: var(--_accent);
  }
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.75em 1em;
    align-items: end;
  }
  .tools > .hint {
    grid-column: 1 / -1;
  }
  .ranked {
    counter-reset: rank;
  }
  .ranked > .item {
    counter-increment: rank;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.75em;
  }
  .ranked > .item::before {
    content: counter(rank);
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.1;
    min-inline-size: 1.5em;
    grid-row: span 2;
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .moves button {
    padding-inline: 0.75em;
  }
  .scale {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25em;
  }
`;
