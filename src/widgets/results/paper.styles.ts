import { css } from 'lit';

/** A sheet to hang up: what came of it, with its pictures, and the votes. Nothing that is pressed. */
export const paperStyles = css`
  @media print {
    :host {
      color: #000;
    }
    .frame {
      --_text: #000;
      --_quiet: #333;
      --_surface: #fff;
      --_line: #555;
      --_faint: #bbb;
      --_soft: #eee;
      display: block;
      font-size: 10pt;
      line-height: 1.35;
      hyphens: manual;
      print-color-adjust: exact;
    }
    .frame > * + * {
      margin-block-start: 3mm;
    }
    button:not(.name),
    .folds,
    .buttons,
    .switches,
    .turn,
    .fold,
    .reasons,
    .rest button {
      display: none !important;
    }
    .claim {
      font-size: 22pt;
      line-height: 1.1;
    }
    .winning,
    .winner,
    .bars > li,
    .foot {
      break-inside: avoid;
    }
    .winners:not(.plain) {
      grid-template-columns: repeat(auto-fill, minmax(31mm, 1fr));
      gap: 2mm 4mm;
    }
    .winner.first {
      grid-column: auto;
      grid-row: auto;
    }
    .winner.first > .name {
      font-size: 1em;
    }
    .winner.winner :is(img, .no-picture) {
      aspect-ratio: 16 / 9;
    }
    .winner > .name {
      padding-block-start: 1mm;
    }
    .about {
      display: none;
    }
    .winner.plate {
      grid-column: auto;
      min-block-size: 0;
      padding: 0;
      border: 0;
    }
    .plain > .winner:not(.rest) {
      min-block-size: 0;
      padding-block: 1mm;
    }
    .list {
      inline-size: 100%;
      max-inline-size: none;
    }
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block-start: 2mm;
      border-block-start-width: 1.5pt;
    }
    /* Two beside each other, so that all of it is on one sheet: the values stand at the bars. */
    .axis {
      display: none;
    }
    .bars {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 8mm;
      padding-block-start: 1mm;
    }
    .bars summary {
      grid-template-columns: 54mm minmax(0, 1fr);
      min-block-size: 0;
      padding-block: 0;
      background: none;
    }
    .bars details[open] {
      margin: 0;
      padding: 0;
      border-image: none;
    }
    .track {
      grid-area: 1 / 2;
      min-block-size: 4.4mm;
      margin-inline-start: 2mm;
      background: none;
    }
    .bar {
      block-size: 2.6mm;
    }
    .scroll {
      overflow: visible;
    }
    .foot {
      gap: 1mm;
      padding-block-start: 2mm;
      border-block-start: 0.75pt solid;
      font-size: 8.5pt;
    }
    .on-paper {
      display: grid;
      gap: 1mm;
    }
    .on-paper .stack {
      gap: 0;
    }
    .on-paper :is(h4, .hint) {
      font-size: 1em;
    }
  }
`;
