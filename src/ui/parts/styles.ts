import { css } from 'lit';

/**
 * Names for colours and sizes. A page sets `--samskab-*`; what it does not set follows the page:
 * its font, and its light or dark scheme (`color-scheme`).
 */
export const tokens = css`
  :host {
    --_accent: var(--samskab-accent, light-dark(#14548c, #8cc4ff));
    --_on-accent: var(--samskab-on-accent, light-dark(#fff, #06233d));
    --_text: var(--samskab-text, light-dark(#1b1b1f, #eceef2));
    --_quiet: var(--samskab-quiet, light-dark(#55565c, #b4b8c2));
    --_surface: var(--samskab-surface, light-dark(#fff, #17191e));
    --_soft: var(--samskab-soft, light-dark(#f1f4f8, #22262e));
    --_line: var(--samskab-line, light-dark(#767a83, #8d929d));
    --_faint: var(--samskab-faint, light-dark(#d3d8e0, #3b414c));
    --_error: var(--samskab-error, light-dark(#b3121f, #ff9a9a));
    --_good: var(--samskab-good, light-dark(#1b6a3a, #7fd6a0));
    --_radius: var(--samskab-radius, 0.5rem);
  }
`;

export const shared = css`
  :host {
    display: block;
    color: var(--_text);
    min-block-size: var(--samskab-min-block-size, auto);
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
    padding: 1px;
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  h2 {
    font-size: 1.6em;
    line-height: 1.2;
    text-wrap: balance;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  h4 {
    font-size: 1em;
  }
  ul,
  ol {
    list-style: none;
  }
  .prose {
    max-inline-size: 40rem;
    white-space: pre-line;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
  }
  .quiet,
  ::placeholder,
  .hint {
    color: var(--_quiet);
    font-weight: 400;
  }
  .hint {
    font-size: 0.94em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1rem;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }
  a {
    color: var(--_accent);
  }
`;

export const controls = css`
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    background: var(--_soft);
  }
  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
    padding-inline: 1.5rem;
  }
  button.primary:hover {
    filter: brightness(1.1);
  }
  button.plain {
    border-color: transparent;
    padding-inline: 0.5rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    font-weight: 400;
  }
  button[aria-disabled='true'] {
    border-color: var(--_faint);
    color: var(--_quiet);
    background: transparent;
    cursor: default;
    filter: none;
  }
  input:not([type='checkbox'], [type='radio']),
  textarea,
  select {
    inline-size: 100%;
    max-inline-size: 32rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  textarea {
    max-inline-size: 40rem;
    resize: vertical;
    field-sizing: content;
    min-block-size: 8.5rem;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35rem;
    justify-items: start;
  }
  .field > label,
  legend {
    font-weight: 600;
    padding: 0;
  }
  legend {
    margin-block-end: 0.35rem;
  }
  .field[data-invalid],
  [data-invalid] > .field {
    border-inline-start: 4px solid var(--_error);
    padding-inline-start: 0.75rem;
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
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0.625rem;
    accent-color: var(--_accent);
  }
  .choice > label {
    padding-block: 0.6rem;
    padding-inline: 0.25rem 0.75rem;
    min-block-size: 2.75rem;
  }
  .with-unit,
  .stepper {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    max-inline-size: 100%;
  }
  .with-unit > span,
  .unit {
    flex: none;
    white-space: nowrap;
  }
  .with-unit > input:not([type='checkbox']),
  .stepper > input:not([type='checkbox']) {
    inline-size: 7.5rem;
    min-inline-size: 2rem;
    padding-inline: 0.25rem;
  }
  .stepper > input {
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .stepper > .step-button {
    flex: none;
    padding: 0;
    font-size: 1.25rem;
  }
  @media (forced-colors: active) {
    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;

export const frames = css`
  .notice {
    padding: 1rem 1.25rem;
    border-radius: var(--_radius);
    background: var(--_soft);
    border-inline-start: 5px solid var(--_accent);
  }
  .notice.bad {
    border: 2px solid var(--_error);
    border-inline-start-width: 6px;
    background: transparent;
  }
  .notice.good {
    border-inline-start-color: var(--_good);
  }
  .links a {
    display: inline-block;
    padding-block: 0.65rem;
    min-inline-size: 2.75rem;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
    border-block-start: 1px solid var(--_faint);
    padding-block-start: 0.5rem;
    color: var(--_quiet);
    font-size: 0.94em;
  }
  .skeleton {
    min-block-size: var(--samskab-min-block-size, 100svh);
    display: grid;
    align-content: start;
    gap: 1.25rem;
  }
  .skeleton > i {
    display: block;
    block-size: 3.5rem;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  .skeleton > i:first-child {
    block-size: 2rem;
    inline-size: 60%;
  }
`;

export const baseStyles = [tokens, shared, controls, frames];
