import { css } from 'lit';

export const resultsStyles = css`
  .frame {
    gap: 2em;
  }
  .badge {
    display: inline-block;
    margin-inline-end: 0.5em;
    padding: 0.15em 0.7em;
    border: 2px solid currentColor;
    border-radius: 2em;
    color: var(--_accent);
  }
  .badge.final {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.provisional,
  .other .badge {
    border-style: dashed;
    color: var(--_text);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.5em;
  }
  dt {
    color: var(--_quiet);
    font-size: 0.94em;
  }
  dd,
  td {
    font-variant-numeric: tabular-nums;
  }
  .big {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8em, 100%), 1fr));
    gap: 1em;
  }
  .big > div {
    padding-inline-start: 0.9em;
    border-inline-start: 4px solid var(--_accent);
  }
  .big dd {
    font-size: 1.15em;
    font-weight: 600;
  }
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8em, 100%), 1fr));
    gap: 0.75em 1em;
    align-items: end;
  }
  .tools > .field {
    justify-items: stretch;
  }
  table {
    inline-size: 100%;
    max-inline-size: 44em;
    border-collapse: collapse;
    text-align: start;
  }
  th,
  td {
    padding-block: 0.6em;
    padding-inline: 0 0.75em;
    border-block-end: 1px solid var(--_faint);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  thead th {
    vertical-align: bottom;
    font-weight: 600;
    border-block-end: 2px solid var(--_line);
  }
  thead button.plain {
    padding-inline: 0;
    font-weight: 600;
    text-align: start;
    color: var(--_text);
  }
  .main {
    max-inline-size: none;
  }
  .main th[role='rowheader'] {
    inline-size: 50%;
  }
  .main thead th {
    overflow-wrap: normal;
  }
  .main td.result {
    min-inline-size: 12em;
  }
  .main td:not(.result) {
    white-space: nowrap;
  }
  span.name {
    display: block;
    font-weight: 600;
  }
  .main [data-chosen] > th,
  .bars > [data-chosen] {
    border-inline-start: 5px solid var(--_accent);
  }
  .main tbody th,
  .bars > li {
    border-inline-start: 5px dotted var(--_faint);
    padding-inline-start: 0.75em;
  }
  .mark.yes {
    font-weight: 600;
    color: var(--_good);
  }
  .decided {
    padding-inline-start: 0.9em;
    border-inline-start: 4px dashed var(--_accent);
  }
  .after {
    display: block;
    font-weight: 600;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .line {
    display: block;
    inline-size: 100%;
    block-size: 1.1em;
    margin-block: 0.3em;
    overflow: visible;
  }
  .line:dir(rtl) {
    transform: scaleX(-1);
  }
  rect {
    fill: var(--_soft);
    stroke: var(--_line);
    stroke-width: 2px;
    stroke-dasharray: 5 4;
  }
  [data-chosen] rect {
    fill: var(--_accent);
    stroke: var(--_accent);
    stroke-dasharray: none;
  }
  summary {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75em;
    min-inline-size: 2.75em;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  summary::before {
    content: '+';
    inline-size: 1.2em;
    font-weight: 700;
  }
  [open] > summary::before {
    content: '−';
  }
  .reasons {
    display: grid;
    gap: 0.5em;
    max-inline-size: 38em;
    padding-block-end: 0.5em;
  }
  .bullets {
    display: grid;
    gap: 0.3em;
    max-inline-size: 40em;
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  ol.bullets {
    list-style: decimal;
  }
  .other {
    padding: 1em 1.25em;
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .scroll {
    overflow-x: auto;
  }
  /* What does not fit is scrolled to, so that no word has to break. */
  .scroll :is(th, td) {
    padding-inline: 0.5em;
    overflow-wrap: normal;
  }
  .wide :is(th, td) {
    min-inline-size: 6em;
  }
  .notice h4 {
    font-size: 1.15em;
  }
  progress {
    inline-size: 8em;
    accent-color: var(--_accent);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (max-width: 40em) {
    .cards,
    .cards tbody,
    .cards tr {
      display: block;
    }
    .cards:not(.main) thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .cards tr {
      padding-block: 0.75em;
      border-block-end: 1px solid var(--_faint);
    }
    .main thead {
      display: block;
    }
    .main thead tr {
      display: flex;
      flex-wrap: wrap;
      padding: 0;
      border-block-end: 2px solid var(--_line);
    }
    .main thead th {
      padding-block: 0;
      border: 0;
    }
    .cards tbody :is(th, td) {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25em 1em;
      justify-content: space-between;
      padding-block: 0.15em;
      border-block-end: 0;
      inline-size: auto;
    }
    .cards tbody th {
      display: block;
    }
    .main th[role='rowheader'] {
      inline-size: auto;
    }
    .main tbody td {
      padding-inline-start: calc(0.75em + 5px);
    }
    .main td.result {
      min-inline-size: 0;
    }
    .cards td {
      text-align: end;
    }
    .cards td::before {
      flex: none;
      max-inline-size: 100%;
      text-align: start;
      content: attr(data-label);
      content: attr(data-label) / '';
      color: var(--_quiet);
    }
  }
  @media (forced-colors: active) {
    rect {
      fill: Canvas;
      stroke: CanvasText;
    }
    [data-chosen] rect {
      fill: CanvasText;
      stroke: CanvasText;
    }
  }
`;
