import { css } from 'lit';

/** What the second act draws: the summary of errors, the last look, the receipt. */
export const sendingStyles = css`
  .summary {
    padding: 1em 1.25em;
    border: 2px solid var(--_error);
    border-inline-start-width: 6px;
    border-radius: var(--_radius);
  }
  .summary ul {
    margin-block-start: 0.5em;
    display: grid;
    gap: 0.25em;
  }
  .summary a {
    display: inline-block;
    padding-block: 0.65em;
    min-inline-size: 2.75em;
    color: var(--_error);
    font-weight: 600;
  }
  .review {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .review > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.1em 1em;
    align-items: start;
    padding-block: 0.75em;
    border-block-end: 1px solid var(--_faint);
  }
  .review dt {
    font-weight: 600;
  }
  .review dd:not(.change) {
    grid-column: 1;
    white-space: pre-line;
  }
  .review dd.change {
    grid-area: 1 / 2 / span 2;
  }
  .code {
    white-space: nowrap;
    font-size: 1.8em;
    font-weight: 700;
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
    unicode-bidi: isolate;
  }
`;
