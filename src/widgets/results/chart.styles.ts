import { css } from 'lit';

export const chartStyles = css`
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
    .bar,
    .legend i {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
    }
    [data-chosen] .bar,
    [data-chosen] > i {
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
