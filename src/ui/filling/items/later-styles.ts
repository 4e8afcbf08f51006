import { css } from 'lit';

/** Of lists and their bar what nobody sees before they have done something, print, or have little room. */
export const laterItemStyles = css`
  [data-pattern] {
    --_ink: color-mix(in oklab, var(--_accent) 20%, var(--_surface));
    background: repeating-linear-gradient(45deg, var(--_ink) 0 2px, transparent 2px 14px);
  }
  [data-pattern='1'] {
    background: radial-gradient(var(--_ink) 30%, transparent 32%) 0 0 / 24px 24px;
  }
  [data-pattern='2'] {
    background: repeating-linear-gradient(var(--_ink) 0 2px, transparent 2px 16px);
  }
  [data-pattern='3'] {
    background: conic-gradient(from 135deg at 50% 0, var(--_ink) 25%, transparent 0) 0 0 / 28px 28px;
  }
  .flag {
    justify-self: start;
    align-self: end;
    grid-area: 1 / 1;
    z-index: 1;
    padding: 0.25em 0.75em;
    background: var(--_surface);
    font-size: var(--_small);
    font-weight: 600;
  }
  [data-lacks] > .picture {
    opacity: 0.55;
  }
  [data-lacks] > .foot > .price {
    color: var(--_quiet);
  }
  .bar[data-over] {
    border-color: var(--_error);
  }
  .bar[data-over] strong {
    color: var(--_error);
  }
  .bar > .row {
    flex: 1 0 100%;
    gap: 0.5em;
  }
  .strip > .beyond {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    border: 0;
    background: repeating-linear-gradient(135deg, var(--_error) 0 5px, var(--_surface) 5px 10px);
  }
  @media (prefers-reduced-motion: no-preference) {
    .strip > li {
      transition: flex-basis 0.15s;
    }
  }
  @media (forced-colors: active) {
    .card[data-chosen]::after {
      border: 4px solid Highlight;
    }
    .strip,
    .strip > li {
      border: 1px solid CanvasText;
    }
    .strip > .rest {
      border-style: dashed;
    }
  }
  /* The bar must not hide what has the focus (WCAG 2.4.11). */
  .items :is(input, button, a, select) {
    scroll-margin-block: 2em calc(9em + var(--_edge));
  }
  .choosing:has(> [data-over]) .items :is(input, button, a) {
    scroll-margin-block-end: calc(18em + var(--_edge));
  }
  @container (min-width: 40em) {
    .items :is(input, button, a, select) {
      scroll-margin-block: calc(9em + var(--samskab-sticky-top, 0px)) 2em;
    }
  }
  .card:hover {
    border-color: var(--_line);
  }
  /* At 200 % text on a phone the words are enough. */
  @container (max-width: 16em) {
    .bar > .drawn {
      display: none;
    }
    .bar > button {
      flex: 1 1 auto;
    }
    .bar button {
      padding-inline: 0.5em;
    }
    .bar strong,
    .price,
    h4 {
      font-size: 1em;
    }
  }
  /* On a phone two ways to make it fit leave room for what is chosen from. */
  @container (max-width: 24em) {
    .bar > .row > :nth-child(n + 3) {
      display: none;
    }
  }
  /* In a low window the words are enough. */
  @media (max-height: 34em) {
    .bar > .drawn {
      display: none;
    }
  }
  /* However much it says, there is room for what one chooses from. */
  @media (min-height: 26em) {
    .bar {
      max-block-size: 60svh;
      overflow-y: auto;
    }
  }
  /* Too low a window for both. */
  @media (max-height: 26em) {
    .bar {
      position: static;
    }
  }
  @media print {
    .tools,
    .bar,
    .more {
      display: none;
    }
    .item {
      break-inside: avoid;
    }
    .card[data-chosen] > .foot {
      background: none;
      color: inherit;
    }
  }
  /* A picture that is bright among dark things. */
  .picture:has(img)::after {
    content: '';
    position: absolute;
    inset: 0;
    background: light-dark(transparent, rgb(8 18 22 / 0.22));
    pointer-events: none;
  }
  .picture {
    position: relative;
  }
`;
