import { css } from 'lit';

/** A sheet of A4 to hang up, of its own measures: what is on the screen is drawn for thumbs. */
export const sheetStyles = css`
  .sheet {
    display: none;
  }
  @media print {
    /* Room that was kept free for what loads would be an empty sheet. */
    :host {
      min-block-size: 0 !important;
    }
    .frame > :not(.sheet) {
      display: none !important;
    }
    .frame {
      display: block;
    }
    .sheet {
      --_text: #000;
      --_surface: #fff;
      --_soft: #eee;
      --_faint: #bbb;
      display: grid;
      gap: 2.5mm;
      color: #000;
      font-size: 9pt;
      line-height: 1.25;
      hyphens: manual;
      print-color-adjust: exact;
    }
    .sheet :is(h1, h2, h4, p, ul) {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .sheet h1 {
      font-size: 24pt;
      line-height: 1.08;
      letter-spacing: -0.02em;
    }
    .sheet :is(h2, h4) {
      font-size: 11pt;
      font-weight: 700;
    }
    .sheet .whose,
    .sheet .sums {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 2mm;
      font-variant-numeric: tabular-nums;
    }
    .sheet .whose {
      padding-block-end: 2mm;
      border-block-end: 1.5pt solid;
      font-size: 10pt;
    }
    /* On a page that is printed whole, the page says it. */
    .frame .whose > span {
      display: none;
    }
    .won {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 3mm 4mm;
    }
    .won.small {
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: 2.5mm 3mm;
      font-size: 8pt;
      line-height: 1.2;
    }
    .won > li {
      display: grid;
      align-content: start;
      break-inside: avoid;
    }
    .won :is(img, .no-picture) {
      display: block;
      inline-size: 100%;
      block-size: auto;
      aspect-ratio: 16 / 9;
      margin-block-end: 1mm;
      object-fit: cover;
      border-radius: 1mm;
    }
    .rows > li {
      display: grid;
      grid-template-columns: minmax(0, 2fr) auto minmax(0, 0.8fr) minmax(0, 3fr);
      gap: 0 2.5mm;
      align-items: baseline;
      padding-block: 0.3mm;
      border-block-start: 0.5pt solid var(--_faint);
      break-inside: avoid;
    }
    .rows {
      font-size: 8pt;
      line-height: 1.15;
    }
    .rows > li > :last-child {
      font-size: 7pt;
    }
    .rows .num {
      min-inline-size: 16mm;
      text-align: end;
    }
    .sheet .track {
      grid-area: auto;
      min-block-size: 0;
      margin: 0;
      background: none;
    }
    .sheet .track > .bar {
      block-size: 2.2mm;
    }
    /* Printers lose hatching; what was chosen stands apart from it here. */
    .sheet :not([data-chosen]) > .track > .bar {
      background: none;
    }
    .sheet .value {
      background: none;
    }
    .end {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 8mm;
      padding-block-start: 2mm;
      border-block-start: 1.5pt solid;
      break-inside: avoid;
    }
    .end > div {
      display: grid;
      gap: 1mm;
      align-content: start;
    }
    .end .stack {
      gap: 0;
    }
    .end .stack * {
      font-size: 7pt;
    }
    .again {
      display: grid;
      align-content: start;
      max-inline-size: 44mm;
      overflow-wrap: anywhere;
    }
    .again svg {
      inline-size: 30mm;
      block-size: 30mm;
      background: #fff;
    }
  }
`;
