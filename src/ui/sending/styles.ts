import { css } from 'lit';

/** What the second act draws: the summary of errors, the last look, the receipt. */
export const sendingStyles = css`
  .summary {
    padding: 1rem 1.25rem;
    border: 2px solid var(--_error);
    border-inline-start-width: 6px;
    border-radius: var(--_radius);
  }
  .summary ul {
    margin-block-start: 0.5rem;
    display: grid;
    gap: 0.25rem;
  }
  .summary a {
    display: inline-block;
    padding-block: 0.65rem;
    min-inline-size: 2.75rem;
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
    gap: 0.1rem 1rem;
    align-items: start;
    padding-block: 0.75rem;
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
