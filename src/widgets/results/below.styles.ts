import { css } from 'lit';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { chartStyles } from './chart.styles.ts';
import { sheetStyles } from './sheet.styles.ts';

const belowList = css`
  [open] > .reasons {
    display: grid;
    gap: 1em;
    padding-block: 0.75em 1em;
  }
  .bars details[open] {
    margin-block: 0.5em;
    padding-block-start: 0.25em;
    border-image: conic-gradient(var(--_tint) 0 0) fill 0 / 0 / 0 0.75em;
  }
  .bars [open] > summary,
  .bars [open] :is(.name, .value, .track) {
    background: none;
  }
  .flow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    max-inline-size: 65ch;
  }
  .flow:empty {
    display: none;
  }
  .purse {
    display: grid;
    gap: 0.25em;
    max-inline-size: 32em;
  }
  .vessel {
    display: block;
    block-size: 1.5em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .vessel > i {
    display: block;
    block-size: 100%;
    background: var(--_accent);
  }
  .purse > p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }
  .enough {
    display: grid;
    gap: 0.5em;
    padding: 0.875em 1em;
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .enough > p {
    font-weight: 600;
  }
  .bullets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.3em;
    max-inline-size: 65ch;
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  ol.bullets {
    list-style: decimal;
  }
  .folds {
    border-block-start: 1px solid var(--_line);
  }
  .fold {
    border-block-end: 1px solid var(--_line);
  }
  .fold > summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1em;
    align-items: center;
    min-block-size: 3.25em;
    padding-block: 0.4em;
    line-height: 1.3;
  }
  .fold > summary > span {
    display: grid;
  }
  .fold h4 {
    font-size: 1.1em;
  }
  h5 {
    margin: 0;
    font-size: 1.1em;
    line-height: 1.3;
  }
  .fold[open] {
    padding-block-end: 1.5em;
  }
  .fold > .stack {
    gap: 1em;
    padding-block-start: 0.5em;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    gap: 1em;
  }
  dt {
    color: var(--_quiet);
  }
  dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8em, 100%), 1fr));
    gap: 0.75em 1em;
    align-items: end;
    padding-block: 0.5em 1em;
  }
  .tools > .field {
    justify-items: stretch;
  }
  [role='search'] {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75em;
  }
  #receipt {
    max-inline-size: 14em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.08em;
    text-transform: uppercase;
  }
  /* While a count tells how far it is, what is long and stands still is not painted anew. */
  .winning,
  .list,
  .folds {
    isolation: isolate;
  }
  progress {
    inline-size: 8em;
    accent-color: var(--_accent);
  }
  .foot {
    display: grid;
    gap: 0.5em;
  }
`;

const tables = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    line-height: 1.3;
  }
  caption {
    padding-block-end: 0.25em;
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 0.6em 0.25em;
    border-block-end: 1px solid var(--_faint);
    vertical-align: baseline;
    font-weight: 400;
    text-align: start;
    /* What does not fit is scrolled to, so that no word has to break. */
    overflow-wrap: normal;
  }
  td,
  th[scope='col']:not(:first-child) {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  thead th {
    border-block-end: 2px solid var(--_text);
    font-weight: 600;
    vertical-align: bottom;
  }
  thead button.plain {
    inline-size: 100%;
    min-inline-size: 44px;
    padding-inline: 0;
    color: inherit;
    font-weight: inherit;
    text-align: inherit;
    text-decoration: none;
  }
  .main th:first-child {
    inline-size: 100%;
    min-inline-size: 9em;
  }
  .main :is(th, td).result {
    min-inline-size: 9em;
    text-align: start;
  }
  .figures td,
  .main td:not(.result) {
    white-space: nowrap;
  }
  .main th[scope='row'] {
    position: relative;
    padding-inline-start: 1.375em;
  }
  .main .mark {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0.75em;
  }
  .main .name {
    hyphens: manual;
  }
  :is(.narrow, .wide).quiet {
    display: block;
  }
  .roomy :is(th, td) {
    min-inline-size: 6em;
  }
  @container (max-width: 33.99em) {
    /* An amount that is cut off reads as another one. */
    .figures {
      font-size: var(--_small);
    }
    .figures td {
      padding-inline: 0.15em;
    }
    .wide.quiet,
    .main :is(.result, .cost) {
      display: none;
    }
  }
  @container (min-width: 34em) {
    th,
    td {
      padding-inline: 0.75em;
    }
    .narrow.quiet {
      display: none;
    }
  }
`;

export const belowStyles = [chartStyles, entryStyles, belowList, tables, sheetStyles];
