import { css } from 'lit';

/**
 * Names for colours and sizes. A page sets `--samskab-*`; what it does not set follows the page:
 * its font, its light or dark scheme (`color-scheme`), and the tokens of Designsystemet (`--ds-*`)
 * where it is built with that. Of its accents we take the one that is made for text, as buttons and
 * links have it as text: what a town names as its accent may be a yellow.
 */
export const tokens = css`
  :host {
    --_accent: var(--samskab-accent, #14548c);
    --_on-accent: var(--samskab-on-accent, #fff);
    --_text: var(--samskab-text, #1b1b1f);
    --_quiet: var(--samskab-quiet, #55565c);
    --_surface: var(--samskab-surface, #fff);
    --_soft: var(--samskab-soft, #f1f4f8);
    --_line: var(--samskab-line, #767a83);
    --_faint: var(--samskab-faint, #d3d8e0);
    --_error: var(--samskab-error, #b3121f);
    --_good: var(--samskab-good, #1b6a3a);
    --_radius: var(--samskab-radius, var(--ds-border-radius-md, 0.375em));
    --_tint: var(--_soft);
    --_small: max(0.8333em, 15px);
    --_target: max(2.75em, 44px);
  }
  /* Phones from before 2024 know no light-dark(): a border of an unknown colour would be none. */
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_accent: var(
        --samskab-accent,
        var(--ds-color-accent-text-subtle, light-dark(#14548c, #8cc4ff))
      );
      --_text: var(
        --samskab-text,
        var(--ds-color-neutral-text-default, light-dark(#1b1b1f, #eceef2))
      );
      --_quiet: var(
        --samskab-quiet,
        var(--ds-color-neutral-text-subtle, light-dark(#55565c, #b4b8c2))
      );
      --_surface: var(
        --samskab-surface,
        var(--ds-color-neutral-background-default, light-dark(#fff, #17191e))
      );
      --_soft: var(
        --samskab-soft,
        var(--ds-color-neutral-background-tinted, light-dark(#f1f4f8, #22262e))
      );
      --_line: var(
        --samskab-line,
        var(--ds-color-neutral-border-default, light-dark(#767a83, #8d929d))
      );
      --_faint: var(
        --samskab-faint,
        var(--ds-color-neutral-border-subtle, light-dark(#d3d8e0, #3b414c))
      );
      --_error: var(
        --samskab-error,
        var(--ds-color-danger-text-subtle, light-dark(#b3121f, #ff9a9a))
      );
      --_good: var(
        --samskab-good,
        var(--ds-color-success-text-subtle, light-dark(#1b6a3a, #7fd6a0))
      );
      --_tint: color-mix(in oklab, var(--_accent) 8%, var(--_surface));
    }
  }
  /*
   * Black or white, whichever stands out more on the accent: they are equal at a luminance of 0.179
   * (WCAG 2.2, "relative luminance").
   */
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --_white: clamp(0, (0.179 - y) * 1e5, 1);
      --_on-accent: var(
        --samskab-on-accent,
        color(
          from var(--_accent) xyz-d65 calc(0.9505 * var(--_white)) var(--_white)
            calc(1.089 * var(--_white))
        )
      );
    }
  }
`;

export const shared = css`
  :host {
    display: block;
    /* Laid out by its own width: where a page asks how wide it would like to be, it says 40 em, and on a phone what is there. */
    container-type: inline-size;
    contain-intrinsic-inline-size: min(40em, 100vw - 3em);
    min-inline-size: 0;
    max-inline-size: 100%;
    color: var(--_text);
    /* The size of the page's text, and never of its root, which many set to 62.5 %. */
    font-size: max(1em, 16px);
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
    gap: 1.5em;
    padding: 1px;
    overflow-wrap: break-word;
    hyphens: auto;
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
  h2,
  h3,
  h4 {
    line-height: 1.2;
    text-wrap: balance;
    hyphenate-limit-chars: 12 4 4;
  }
  /* Smaller where a long word would not fit, as with 200 % text on a phone. */
  h2 {
    font-size: clamp(1em, 9cqi, 1.728em);
  }
  h3 {
    font-size: clamp(1em, 8cqi, 1.44em);
  }
  h4 {
    font-size: 1.2em;
  }
  ul,
  ol {
    list-style: none;
  }
  .prose {
    max-inline-size: 60ch;
    white-space: pre-line;
    text-wrap: pretty;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
  }
  .quiet,
  ::placeholder,
  .hint {
    color: var(--_quiet);
    font-weight: 400;
  }
  .hint {
    font-size: var(--_small);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em 1em;
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
    min-block-size: var(--_target);
    min-inline-size: 44px;
    padding: 0.375em 1em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_accent);
    font-weight: 600;
    line-height: 1.2;
    cursor: pointer;
  }
  button:hover {
    background: var(--_tint);
  }
  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
    padding-inline: 1.5em;
  }
  button.primary:hover {
    box-shadow: inset 0 -0.25em rgb(0 0 0 / 0.18);
  }
  button.plain {
    border-color: transparent;
    background: none;
    padding-inline: 0.5em;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    font-weight: 400;
  }
  button[aria-disabled='true'] {
    border-color: var(--_faint);
    color: var(--_quiet);
    background: transparent;
    cursor: default;
    box-shadow: none;
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
    padding: 1em 1.25em;
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
    padding-block: 0.65em;
    min-inline-size: 2.75em;
  }
  /* As high as what comes into it. */
  .languages {
    min-block-size: var(--_target);
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75em;
    border-block-start: 1px solid var(--_faint);
    padding-block-start: 0.5em;
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .skeleton {
    min-block-size: var(--samskab-min-block-size, 100svh);
    display: grid;
    align-content: start;
    gap: 1.25em;
  }
  .skeleton > i {
    display: block;
    block-size: 3.5em;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  .skeleton > i:first-child {
    block-size: 2em;
    inline-size: 60%;
  }
`;

export const baseStyles = [tokens, shared, controls, frames];
