import { css } from 'lit';

const sums = css`
  .frame {
    --_toward: to right;
    gap: 0.875em;
  }
  .frame[dir='rtl'] {
    --_toward: to left;
  }
  .frame > header {
    gap: 0.4em;
  }
  .kicker {
    color: var(--_quiet);
    font-size: clamp(1em, 8cqi, 1.2em);
    font-weight: 600;
  }
  .claim {
    font-size: 1.728em;
    line-height: 1.15;
    letter-spacing: -0.02em;
    hyphens: manual;
  }
  .stamp.final,
  .stamp.recounted {
    color: var(--_good);
  }
  .stamp.final::before,
  .stamp.recounted::before {
    content: '✓ ';
    content: '✓ ' / '';
  }
  .num,
  .value {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .money {
    display: grid;
    gap: 0.4em;
  }
  .whole {
    display: flex;
    gap: 2px;
    block-size: 1.25em;
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .whole > i {
    flex: 0 0 0;
    min-inline-size: 3px;
    background: var(--_accent);
  }
  .whole > .rest {
    min-inline-size: 0.5em;
    border: 2px solid var(--_accent);
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    background: none;
  }
  .money > p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 0.5em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

const winners = css`
  .winning {
    display: grid;
    justify-items: start;
    gap: 0.75em;
  }
  .winners {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.75em;
    inline-size: 100%;
  }
  .winner {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    line-height: 1.25;
  }
  .winner img,
  .no-picture {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 3 / 2;
    object-fit: cover;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  .no-picture {
    background: repeating-linear-gradient(135deg, var(--_faint) 0 1px, var(--_soft) 1px 0.75em);
  }
  .winner > .name {
    min-block-size: 0;
    min-inline-size: 0;
    padding: 0.3em 0 0;
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    font-weight: 700;
    line-height: inherit;
    text-align: start;
    hyphens: manual;
  }
  .winner > .name:hover {
    text-decoration: underline;
  }
  .winner > .name::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .winner:has(.name:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  .winner > .name:focus-visible {
    outline: none;
  }
  .winner.first,
  .winner.rest {
    grid-column: 1 / -1;
  }
  .winner.first > .name {
    font-size: 1.2em;
  }
  .winner.first img {
    aspect-ratio: 2 / 1;
  }
  .about {
    display: none;
  }
  .rest button {
    margin-block: -0.625em;
    padding-inline: 0;
    border: 0;
    min-inline-size: 0;
    text-align: start;
  }
  .winners.plain {
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
  }
  .plain > .winner:not(.rest) {
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.5em;
    align-items: center;
    min-block-size: var(--_target);
    border-block-end: 1px solid var(--_faint);
  }
  .plain > .winner > .name {
    padding: 0;
  }
  .plain .after {
    grid-column: 2 / -1;
  }
  .after {
    display: block;
    font-weight: 600;
  }
  @container (min-width: 34em) {
    .frame {
      gap: 1.75em;
    }
    .claim {
      font-size: 2.488em;
      line-height: 1.08;
    }
    .winners {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 1.25em 1em;
    }
    .winner.first {
      grid-column: span 2;
      grid-row: span 2;
    }
    .winner.first > .name {
      font-size: 1.44em;
    }
    .winner.first img {
      aspect-ratio: 3 / 2;
    }
    .about {
      display: block;
      padding-block-start: 0.375em;
      line-height: 1.45;
    }
    .winner.plate {
      grid-column: span 2;
      align-self: start;
      align-content: center;
      min-block-size: 6em;
      padding: 0.5em 1.25em;
      border: 2px solid var(--_accent);
      border-radius: var(--_radius);
    }
    .winners.plain {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 2em;
    }
  }
  @container (min-width: 60em) {
    .winners:not(.plain) {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
    .list,
    .folds {
      max-inline-size: 60em;
    }
  }
  @container (max-width: 15em) {
    .winners:not(.plain) {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

const chart = css`
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block-start: 1em;
    border-block-start: 3px solid var(--_text);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25em;
  }
  .legend > span {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  .legend i {
    inline-size: 1.75em;
    block-size: 0.75em;
  }
  .legend i,
  .bar {
    border: 1.5px solid var(--_accent);
    background: repeating-linear-gradient(
      135deg,
      var(--_accent) 0 1.5px,
      var(--_surface) 1.5px 6px
    );
  }
  [data-chosen] > i,
  [data-chosen] .bar {
    background: var(--_accent);
  }
  .switches {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5em;
  }
  .switch {
    display: flex;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
  }
  .switch:only-child {
    margin-inline-start: auto;
  }
  .switch > button {
    padding-inline: min(0.6em, 2.5cqi);
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    font-weight: 400;
  }
  .switch > button + button {
    border-inline-start: 1px solid var(--_line);
  }
  .switch > [aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
  }
  .axis {
    position: relative;
    block-size: 1.75em;
    margin-block-start: 0.75em;
    border-block-end: 1px solid var(--_line);
    color: var(--_quiet);
    font-variant-numeric: tabular-nums;
  }
  .axis > span {
    position: absolute;
    inset-block-end: 0.125em;
    inset-inline-start: var(--at);
    display: flex;
    justify-content: center;
    inline-size: 0;
    white-space: nowrap;
  }
  .axis > .zero {
    justify-content: start;
  }
  summary {
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .bars summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    min-block-size: 44px;
    padding-block-start: 0.25em;
    line-height: 1.2;
    background: repeating-linear-gradient(
      var(--_toward),
      var(--_faint) 0 1px,
      transparent 1px var(--each)
    );
  }
  .bars .label {
    position: relative;
    padding-inline-start: 1.375em;
    hyphens: manual;
  }
  .bars .label > .mark {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0.125em;
  }
  .bars .name {
    padding-inline-end: 0.375em;
    background: var(--_surface);
  }
  [data-chosen] :is(.name, .value) {
    font-weight: 700;
  }
  summary:hover :is(.name, h4) {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .mark {
    display: inline-grid;
    place-items: center;
    inline-size: 1em;
    block-size: 1em;
    border: 2px dashed var(--_line);
    border-radius: 50%;
  }
  [data-chosen] .mark,
  .winner .mark {
    border: 0;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  [data-chosen] .mark::before,
  .winner .mark::before {
    content: '✓';
    font: 700 0.7em/1 system-ui;
  }
  .turn {
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.375em;
    border: solid var(--_quiet);
    border-width: 0 2px 2px 0;
    transform: translateY(-0.125em) rotate(45deg);
  }
  [open] > summary > .turn {
    transform: translateY(0.125em) rotate(225deg);
  }
  .track {
    position: relative;
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    min-block-size: 1.2em;
  }
  .bar {
    flex: none;
    inline-size: var(--v);
    min-inline-size: 2px;
    block-size: 0.75em;
    border-start-end-radius: 2px;
    border-end-end-radius: 2px;
  }
  .value {
    margin-inline-start: 1px;
    padding-inline: 0.375em;
    background: var(--_surface);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar {
      transition: inline-size 150ms ease-out;
    }
  }
  @container (min-width: 34em) {
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
    }
    .axis {
      margin-inline: 15.5em 1.5em;
    }
    .bars summary {
      grid-template-columns: 15em minmax(0, 1fr) 1.5em;
      padding-block: 0;
      background: none;
    }
    .bars .label {
      padding-inline-end: 0.5em;
    }
    .track {
      grid-area: 1 / 2;
      align-self: stretch;
      margin-inline-start: 0.5em;
      background: repeating-linear-gradient(
        var(--_toward),
        var(--_faint) 0 1px,
        transparent 1px var(--each)
      );
    }
    .bar {
      block-size: 1.125em;
    }
    .turn {
      justify-self: end;
    }
  }
  @container (max-width: 15em) {
    .track {
      flex-wrap: wrap;
    }
    .axis > :nth-child(even) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .whole > i,
    .bar,
    .mark,
    .legend i {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
    }
    .whole > :not(.rest),
    [data-chosen] :is(.bar, .mark),
    [data-chosen] > i,
    .winner .mark {
      background: CanvasText;
      color: Canvas;
    }
    .switch > [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

export const resultsStyles = [sums, winners, chart];
