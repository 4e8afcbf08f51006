import { css } from 'lit';

export const amountStyles = css`
  input.slider[type='range'] {
    inline-size: 100%;
    max-inline-size: 24em;
    min-block-size: 44px;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--_accent);
    cursor: pointer;
    /* Who scrolls past it with a thumb gives nothing. */
    touch-action: pan-y;
  }
`;
