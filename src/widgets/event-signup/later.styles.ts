import { css } from 'lit';

/** What comes with the second act: the places that are left, and little room. */
export const laterEventStyles = css`
  .places {
    /* Words say it: what is drawn before them only helps. */
    margin-block-start: 0.125em;
  }
  .places::before {
    content: '';
    display: inline-block;
    inline-size: 0.7em;
    block-size: 0.7em;
    margin-inline-end: 0.4em;
    border: 2px solid var(--_good);
    border-radius: 50%;
    background: var(--_good);
  }
  .places.few::before {
    border-color: var(--_accent);
    background: linear-gradient(to top, var(--_accent) 50%, transparent 0);
  }
  .places.full::before {
    border-color: currentcolor;
    background: none;
  }
  /* 200 % text on a phone. */
  @container (max-width: 16em) {
    .date {
      grid-template-columns: minmax(0, 6em) 1fr;
    }
    .box {
      grid-area: var(--_row, 1) / 2;
      justify-self: end;
    }
    .what > :nth-child(-n + 2) {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .date[data-chosen] {
      border-color: Highlight;
    }
    .places::before {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    .places:not(.few, .full)::before {
      background: CanvasText;
    }
    .places.few::before {
      background: linear-gradient(to top, CanvasText 50%, transparent 0);
    }
  }
`;
