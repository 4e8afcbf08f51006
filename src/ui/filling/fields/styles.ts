import { css } from 'lit';

/** Answers to choose from: each a row, all of it to be pressed. */
export const fieldStyles = css`
  .field > .choice {
    inline-size: 100%;
    max-inline-size: 32em;
    border: 2px solid var(--_faint);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .field > .choice > label {
    cursor: pointer;
  }
  .field > .choice:hover {
    border-color: var(--_line);
  }
  .field > .choice:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  @media (forced-colors: active) {
    .field > .choice:has(:checked) {
      border-color: Highlight;
    }
  }
`;
