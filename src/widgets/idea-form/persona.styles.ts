import { css } from 'lit';

export const personaStyles = css`
  .persona {
    display: flex;
    gap: 0.75em;
    align-items: center;
    justify-self: start;
    max-inline-size: 100%;
    padding-block: 0.375em;
    padding-inline: 0.375em 1.25em;
    border-radius: 2.5em;
    background: var(--_soft);
    line-height: 1.3;
  }
  .persona > img {
    flex: none;
    inline-size: 3em;
    block-size: 3em;
    border-radius: 50%;
    object-fit: cover;
  }
  .persona > p:first-child {
    padding-inline-start: 0.875em;
  }
  .persona strong {
    display: block;
  }
  .persona span {
    color: var(--_quiet);
  }
  .persona span + span::before {
    content: ' · ';
  }
  .bubble {
    position: relative;
    inline-size: 100%;
    max-inline-size: 40em;
    padding: 0.75em 1em;
    margin-block-start: 0.625em;
    border: 2px solid var(--_accent);
    border-radius: 1em;
    background: var(--_surface);
  }
  /* From the person above it. */
  .bubble::before {
    content: '';
    position: absolute;
    inset-block-start: calc(-0.4375em - 1px);
    inset-inline-start: 1.25em;
    inline-size: 0.75em;
    block-size: 0.75em;
    border: solid var(--_accent);
    border-width: 2px 0 0 2px;
    background: var(--_surface);
    transform: rotate(45deg);
  }
  .bubble > p {
    font-weight: 600;
  }
  .bubble > textarea {
    padding: 0.25em 0;
    border: 0;
    border-radius: 0;
    background: none;
  }
  .bubble > textarea:focus-visible {
    outline: none;
  }
  .bubble:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .bubble:has([aria-invalid='true']) {
    border-color: var(--_error);
  }
`;
