import { css } from 'lit';

/** Lists of things to choose, rank or give to, and the bar that says what is left. */
export const itemStyles = css`
  .choosing {
    --_edge: calc(1em + var(--samskab-sticky-bottom, 0px));
    display: flex;
    flex-direction: column;
    gap: 1.25em;
  }
  .choosing > * {
    min-inline-size: 0;
  }
  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
  }
  .item {
    /* A tap on one of a thousand lays out and paints that one. */
    contain: layout;
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-radius: var(--_radius);
  }
  .card {
    grid-template-rows: auto 1fr auto;
    border: 1px solid var(--_faint);
    background: var(--_surface);
    overflow: clip;
  }
  .picture {
    display: block;
    background: var(--_soft);
  }
  .picture img,
  i.picture {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 3 / 2;
    object-fit: cover;
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.25em;
  }
  .card > .about {
    padding: 0.75em 1em;
  }
  .kind {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .kind > b {
    color: var(--_text);
    font-weight: 600;
  }
  .more {
    position: relative;
    z-index: 1;
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    border: 0;
    padding: 0;
    text-underline-offset: 0.2em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    min-block-size: var(--_target);
    padding: 0.5em 1em;
    border-block-start: 1px solid var(--_faint);
    background: var(--_soft);
  }
  label.foot {
    cursor: pointer;
  }
  /* All of the card is the target. */
  .card > label.foot::before {
    content: '';
    position: absolute;
    inset: 0;
  }
  .foot > input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_on-accent);
    position: relative;
    z-index: 1;
  }
  .price {
    margin-inline-start: auto;
    font-size: 1.2em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .card[data-chosen] {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  /* Over the picture too. */
  .card[data-chosen]::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 2px solid var(--_accent);
    border-radius: inherit;
    pointer-events: none;
  }
  .card[data-chosen] > .foot {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .card:has(> .foot > :focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  .foot > input:focus-visible {
    outline-color: currentColor;
  }
  @container (min-width: 30em) {
    .card {
      grid-template: 1fr auto / minmax(0, 2fr) minmax(0, 3fr);
    }
    .card > .picture {
      grid-area: 1 / 1 / 3;
      min-block-size: 100%;
    }
    .card > .picture > img {
      position: absolute;
      block-size: 100%;
      inline-size: inherit;
      aspect-ratio: auto;
    }
    .card > .picture {
      position: relative;
      aspect-ratio: auto;
      min-block-size: 11em;
    }
    .card > .flag {
      grid-area: 2 / 1;
    }
    .card > .about,
    .card > .foot {
      grid-column: 1 / 3;
    }
    .card > .picture ~ :is(.about, .foot) {
      grid-column: 2;
    }
    .card > .picture > img {
      inline-size: 100%;
      inset: 0;
    }
  }
  @container (min-width: 52em) {
    .items {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .card {
      grid-template: auto 1fr auto / minmax(0, 1fr);
    }
    .card > .picture {
      grid-area: 1 / 1;
      aspect-ratio: 3 / 2;
      min-block-size: 0;
    }
    .card > .flag {
      grid-area: 1 / 1;
    }
    .card > .picture ~ :is(.about, .foot) {
      grid-column: 1;
    }
  }
  @container (min-width: 64em) {
    .items {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  .bar {
    position: sticky;
    inset-block: auto
      calc(0.25em + var(--samskab-sticky-bottom, 0px) + var(--samskab-shown-bottom, 0px));
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625em;
    padding: 0.625em;
    border: 2px solid var(--_accent);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    box-shadow: 0 0.125em 1em rgb(0 0 0 / 0.14);
  }
  .bar > .primary {
    padding-inline: 1em;
  }
  .bar > .left {
    flex: 1 1 7em;
    /* An amount stays in one piece: where there is no room the button goes below. */
    min-inline-size: auto;
    line-height: 1.25;
  }
  .bar strong {
    font-size: 1.2em;
    font-variant-numeric: tabular-nums;
  }
  .bar .quiet {
    display: block;
    font-size: var(--_small);
  }
  .drawn {
    flex: 1 0 100%;
    display: flex;
    position: relative;
    gap: 3px;
    block-size: 2.125em;
    border-radius: min(var(--_radius), 0.25em);
    overflow: clip;
  }
  .drawn img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  @container (min-width: 40em) {
    .choosing {
      --_edge: 1em;
    }
    .choosing > .bar {
      order: -1;
      inset-block: calc(0.25em + var(--samskab-sticky-top, 0px) + var(--samskab-shown-top, 0px))
        auto;
    }
  }
  @container (min-width: 52em) {
    .bar > .left {
      flex: none;
    }
    .bar > .drawn {
      order: 1;
      flex: 1 1 0;
    }
    .bar > button {
      order: 2;
    }
    .bar > .row {
      order: 3;
    }
  }
`;
