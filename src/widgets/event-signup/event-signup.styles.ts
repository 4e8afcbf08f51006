import { css } from 'lit';

export const eventStyles = css`
  .dates {
    inline-size: 100%;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .date {
    position: relative;
    display: grid;
    grid-template-columns: 4.25em minmax(0, 1fr) auto;
    align-content: start;
    gap: 0.125em 0.625em;
    padding-inline: 0.75em;
    border: 2px solid var(--_faint);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    line-height: 1.35;
  }
  .date:hover {
    border-color: var(--_line);
  }
  .date[data-chosen] {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .date > img {
    grid-column: 1 / -1;
    justify-self: stretch;
    inline-size: calc(100% + 1.5em);
    block-size: auto;
    margin-inline: -0.75em;
    aspect-ratio: 2 / 1;
    object-fit: cover;
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: var(--_soft);
  }
  .leaf {
    position: relative;
    align-self: start;
    grid-area: auto / 1 / span 2;
    margin-block: 0.75em 1em;
    padding-block-end: 0.25em;
    border: 1px solid var(--_line);
    border-radius: 0.25em;
    background: var(--_surface);
    box-shadow:
      0 3px 0 -1px var(--_surface),
      0 3px var(--_line);
    color: var(--_quiet);
    font-size: var(--_small);
    line-height: 1.2;
    text-align: center;
    hyphens: none;
  }
  .date > img + .leaf {
    margin-block-start: -2.25em;
  }
  .leaf > strong {
    display: block;
    padding-block: 0.125em;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .leaf > span {
    display: block;
    color: var(--_text);
    font-size: 2.074em;
    font-weight: 700;
    line-height: 1.15;
  }
  /* Name and time stand beside the leaf, and what there is below both: cards are narrow, side by side too. */
  .what {
    display: contents;
  }
  .what > * {
    grid-column: 1 / -1;
  }
  .what > :nth-child(-n + 2) {
    grid-column: 2;
  }
  .what > :first-child {
    align-self: end;
    margin-block-start: 0.5em;
    font-size: 1.1em;
  }
  .what > :last-child {
    margin-block-end: 0.75em;
  }
  .what > span,
  .what > span > .quiet {
    color: var(--_quiet);
  }
  .date > label::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  .date:has(:disabled) > label::after {
    cursor: default;
  }
  .date[data-cancelled] :is(.leaf, .what > strong:first-child) {
    text-decoration: line-through;
  }
  .box {
    grid-area: var(--_row, 1) / 3 / span 2;
    display: grid;
    justify-items: center;
    align-content: start;
    padding-block: 0.5em;
    font-size: var(--_small);
  }
  .date > img ~ .box {
    --_row: 2;
  }
  .box > input {
    inline-size: 1.75em;
    block-size: 1.75em;
    margin: calc((44px - 1.75em) / 2);
    position: relative;
    z-index: 1;
    accent-color: var(--_accent);
  }
  /* Its room is kept, so that nothing moves when it is there. */
  .date:not([data-chosen]) > .box > strong {
    visibility: hidden;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .household {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 2em;
    margin-block-end: 0.4em;
  }
  @container (min-width: 34em) {
    .dates {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 1em;
    }
  }
`;
