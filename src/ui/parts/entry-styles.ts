import { css } from 'lit';

/** Of questions and what they are answered in: fetched with the first that is asked. */
export const entryStyles = css`
  input:not([type='checkbox'], [type='radio']),
  textarea,
  select {
    inline-size: 100%;
    max-inline-size: 32em;
    min-block-size: var(--_target);
    padding: 0.375em 0.75em;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  textarea {
    max-inline-size: 40em;
    resize: vertical;
    field-sizing: content;
    min-block-size: 8.5em;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35em;
    justify-items: start;
  }
  .field > label,
  legend {
    font-weight: 600;
    padding: 0;
  }
  legend {
    margin-block-end: 0.35em;
  }
  .field[data-invalid],
  [data-invalid] > .field {
    border-inline-start: 4px solid var(--_error);
    padding-inline-start: 0.75em;
  }
  [aria-invalid='true'] {
    border-color: var(--_error) !important;
  }
  .error {
    color: var(--_error);
    font-weight: 600;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
  }
  .choice > input {
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: calc((var(--_target) - 1.5em) / 2);
    accent-color: var(--_accent);
  }
  .choice > label {
    padding-block: 0.6em;
    padding-inline: 0.25em 0.75em;
    min-block-size: var(--_target);
  }
`;
