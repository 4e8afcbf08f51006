import { css } from 'lit';

/** A scale: one row of equal parts, the words below its ends, and "don't know" apart from it. */
export const scaleStyles = css`
  .scale {
    display: grid;
    gap: 0.375em;
  }
  .parts {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .parts > .choice {
    position: relative;
    grid-template-columns: minmax(0, 1fr);
  }
  .parts > .choice + .choice {
    border-inline-start: 1px solid var(--_line);
  }
  .parts input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .parts label {
    display: grid;
    place-items: center;
    padding-inline: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .parts :checked + label {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .parts > :has(:focus-visible) {
    z-index: 1;
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 1em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* At 200 % text on a phone eleven parts do not fit one row. */
  @container (max-width: 20em) {
    .parts:has(:nth-child(7)) {
      grid-auto-flow: row;
      grid-template-columns: repeat(auto-fill, minmax(2.75em, 1fr));
    }
  }
  @media (forced-colors: active) {
    .parts :checked + label {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
