import { css } from 'lit';

/** A ranking: the order as a strip with buttons, and its numbers on the cards where they stand. */
export const rankingStyles = css`
  .stamp {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    min-inline-size: 2.25em;
    block-size: 2.25em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 1.44em;
    border-end-end-radius: var(--_radius);
  }
  /* Where there is no picture to stand on, it has its room before it is there: nothing moves. */
  .card:not(:has(> .picture)) > .stamp {
    inset-inline: auto 0;
    border-radius: 0;
  }
  .card:not(:has(> .picture)) > .about {
    padding-inline-end: 4em;
  }
  /* Its bar has a button more. */
  @container (max-width: 40em) {
    .items :is(button, a) {
      scroll-margin-block-end: calc(15em + var(--_edge));
    }
  }
  .foot > button {
    position: relative;
    z-index: 1;
  }
  [data-chosen] > .foot > button {
    border-color: currentColor;
    background: none;
    color: inherit;
  }
  .order {
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .order > h4,
  .order > p {
    padding: 0.75em;
  }
  .order li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625em 0.75em;
    padding: 0.75em;
    border-block-start: 1px solid var(--_faint);
  }
  .order li > b {
    flex: none;
    inline-size: 1.2em;
    font-size: 1.44em;
    text-align: center;
    color: var(--_accent);
    font-variant-numeric: tabular-nums;
  }
  .order img {
    flex: none;
    inline-size: 3.75em;
    aspect-ratio: 3 / 2;
    object-fit: cover;
    border-radius: min(var(--_radius), 0.25em);
  }
  .order li > span {
    flex: 1 1 7em;
    font-weight: 600;
    line-height: 1.25;
  }
  .moves {
    flex: 1 0 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  .moves button {
    flex: 1 1 auto;
    padding-inline: 0.25em;
    border-width: 1px;
    border-color: var(--_line);
    font-weight: 400;
  }
  .moves button[aria-disabled='true'] {
    border-color: var(--_faint);
  }
  @container (min-width: 40em) {
    .moves {
      flex: none;
      display: grid;
      grid-template-columns: repeat(4, 5.5em);
    }
  }
  @media (forced-colors: active) {
    .stamp {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
