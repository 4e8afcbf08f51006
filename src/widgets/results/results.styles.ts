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

const marks = css`
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
  @media (forced-colors: active) {
    .whole > i,
    .mark {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
    }
    .whole > :not(.rest),
    [data-chosen] .mark,
    .winner .mark {
      background: CanvasText;
      color: Canvas;
    }
  }
`;

export const resultsStyles = [sums, winners, marks];
