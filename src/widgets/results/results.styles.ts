import { css } from 'lit';

export const resultsStyles = css`
  .frame {
    container-type: inline-size;
    gap: 2rem;
  }
  .badge {
    display: inline-block;
    margin-inline-end: 0.5rem;
    padding: 0.15rem 0.7rem;
    border: 2px solid currentColor;
    border-radius: 2rem;
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
    gap: 0.25rem 1.5rem;
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
    grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr));
    gap: 1rem;
  }
  .big > div {
    padding-inline-start: 0.9rem;
    border-inline-start: 4px solid var(--_accent);
  }
  .big dd {
    font-size: 1.15em;
    font-weight: 600;
  }
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr));
    gap: 0.75rem 1rem;
    align-items: end;
  }
  .tools > .field {
    justify-items: stretch;
  }
  table {
    inline-size: 100%;
    max-inline-size: 44rem;
    border-collapse: collapse;
    text-align: start;
  }
  th,
  td {
    padding-block: 0.6rem;
    padding-inline: 0 0.75rem;
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
    min-inline-size: 12rem;
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
    padding-inline-start: 0.75rem;
  }
  .mark.yes {
    font-weight: 600;
    color: var(--_good);
  }
  .decided {
    padding-inline-start: 0.9rem;
    border-inline-start: 4px dashed var(--_accent);
  }
  .after {
    display: block;
    font-weight: 600;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .line {
    display: block;
    inline-size: 100%;
    block-size: 1.1rem;
    margin-block: 0.3rem;
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
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
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
    gap: 0.5rem;
    max-inline-size: 38rem;
    padding-block-end: 0.5rem;
  }
  .bullets {
    display: grid;
    gap: 0.3rem;
    max-inline-size: 40rem;
    padding-inline-start: 1.25rem;
    list-style: disc;
  }
  ol.bullets {
    list-style: decimal;
  }
  .other {
    padding: 1rem 1.25rem;
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .scroll {
    overflow-x: auto;
  }
  /* What does not fit is scrolled to, so that no word has to break. */
  .scroll :is(th, td) {
    padding-inline: 0.5rem;
    overflow-wrap: normal;
  }
  .wide :is(th, td) {
    min-inline-size: 6rem;
  }
  .notice h4 {
    font-size: 1.15em;
  }
  progress {
    inline-size: 8rem;
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
  @container (max-width: 40rem) {
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
      padding-block: 0.75rem;
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
      gap: 0.25rem 1rem;
      justify-content: space-between;
      padding-block: 0.15rem;
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
      padding-inline-start: calc(0.75rem + 5px);
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
