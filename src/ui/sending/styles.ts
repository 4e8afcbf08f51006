import { css } from 'lit';

/** What the second act draws: the summary of errors, the last look as a bill, the receipt as a slip. */
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
  .error {
    color: var(--_error);
    font-weight: 600;
  }
  /* An address in it is one long word. */
  .summary a,
  .error {
    overflow-wrap: anywhere;
  }
  /* A bill: what it is at the start, what it comes to at the edge. */
  .review {
    max-inline-size: 40em;
    border-block-start: 2px solid;
  }
  .review > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.875em;
    padding-block: 0.625em;
    border-block-end: 1px solid var(--_faint);
  }
  .review dt {
    display: flex;
    flex: 1 1 9em;
    flex-wrap: wrap;
    align-items: center;
    gap: inherit;
    font-weight: 600;
    line-height: 1.3;
  }
  .review dt > span {
    flex: 1 1 5.5em;
    min-inline-size: 0;
  }
  .review img {
    flex: none;
    inline-size: 3em;
    block-size: 2em;
    object-fit: cover;
    background: var(--_soft);
    border-radius: var(--_radius);
  }
  /* What is pressed stands before it, so that amounts end at one edge. */
  .review dd {
    order: 1;
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .review dd:not(.change) {
    white-space: pre-line;
  }
  .review ul {
    white-space: normal;
  }
  .review .change {
    order: 0;
  }
  .review .error {
    flex-basis: 100%;
    margin: 0;
  }
  .review > .sum {
    margin-block-start: -1px;
    border-block: 2px solid;
  }
  .sum > dt,
  .rest > dt {
    flex-basis: 4em;
  }
  .sum > * {
    font-weight: 700;
  }
  .sum > dd {
    font-size: clamp(0.9em, 7cqi, 1.2em);
  }
  .review > .rest {
    border: 0;
    color: var(--_quiet);
  }
  .rest > dt {
    font-weight: 400;
  }
  /* A slip of paper: the stub is to keep. */
  .slip {
    max-inline-size: 40em;
    border: 2px solid var(--_good);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface);
    overflow: clip;
  }
  .slip > * {
    padding: 1.25em 1em;
  }
  .slip > section {
    gap: 0.75em;
    border-block-start: 1px solid var(--_faint);
  }
  .slip > .stub {
    background: color-mix(in oklab, var(--_good) 10%, var(--_surface));
  }
  .slip > .stub + section {
    position: relative;
    border-block-start: 2px dashed var(--_good);
  }
  .stub + section::before,
  .stub + section::after {
    content: '';
    position: absolute;
    inset-block-start: calc(-0.625em - 1px);
    inset-inline-start: -0.625em;
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 2px solid var(--_good);
    border-radius: 50%;
    background: var(--_surface);
  }
  .stub + section::after {
    inset-inline: auto -0.625em;
  }
  .came {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.875em;
  }
  .came > div {
    flex: 1 1 9em;
    min-inline-size: 0;
  }
  .tick {
    flex: none;
    inline-size: 2.75em;
    block-size: 2.75em;
    padding: 0.6em 1em;
    border-radius: 50%;
    background: var(--_good);
  }
  .tick::before {
    content: '';
    display: block;
    inline-size: 0.75em;
    block-size: 1.3em;
    border: solid var(--_surface);
    border-width: 0 0.3em 0.3em 0;
    rotate: 45deg;
  }
  .code {
    white-space: nowrap;
    font-size: min(2.0736em, 10cqi);
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
    unicode-bidi: isolate;
    hyphens: none;
    user-select: all;
  }
  [dir='rtl'] .code {
    text-align: end;
  }
  .keep {
    gap: 0.5em;
  }
  .next {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .next > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.875em;
  }
  .next > li > span {
    flex: 1 1 9em;
    min-inline-size: 0;
  }
  .next time {
    flex: none;
    min-inline-size: 3.25em;
    border: 1px solid var(--_line);
    border-radius: 0.25em;
    overflow: clip;
    background: var(--_surface);
    text-align: center;
    line-height: 1.15;
    white-space: nowrap;
  }
  .next time > * {
    display: block;
    padding: 0.1em 0.25em;
  }
  .next time > span {
    background: var(--_soft);
    border-block-end: 1px solid var(--_line);
    font-size: var(--_small);
  }
  .next time > b {
    font-size: 1.44em;
  }
  .next .done {
    border-color: var(--_good);
    color: var(--_good);
  }
  .next .done > span {
    border-color: var(--_good);
    background: var(--_good);
    color: var(--_surface);
  }
  [href^='tel:'] {
    white-space: nowrap;
  }
  @container (min-width: 40em) {
    .slip > * {
      padding: 1.5em 2em;
    }
  }
  @media (forced-colors: active) {
    .tick,
    .tick::before {
      forced-color-adjust: none;
      background: CanvasText;
      border-color: Canvas;
    }
    .tick::before {
      background: none;
    }
    .next .done {
      border-width: 3px;
    }
  }
  /* On paper nothing is pressed. */
  @media print {
    button,
    .links,
    .status {
      display: none;
    }
    .slip > * {
      padding-block: 0.75em;
    }
    .tick,
    .next .done > span {
      print-color-adjust: exact;
    }
    .review > div,
    .next > li {
      break-inside: avoid;
    }
    h4 {
      break-after: avoid;
    }
  }
`;
