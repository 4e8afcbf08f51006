import { css } from 'lit';

/** Items one below the other, each with a number, a scale or an amount at its edge. */
export const rowStyles = css`
  .items.rows {
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
    border-block-start: 2px solid var(--_text);
  }
  .in-row {
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em 0.875em;
    padding-block: 1em;
    border-block-end: 1px solid var(--_faint);
    border-radius: 0;
  }
  .in-row > .picture {
    inline-size: 5.5em;
    align-self: start;
    border-radius: min(var(--_radius), 0.25em);
    overflow: clip;
  }
  .in-row > :not(.picture) {
    grid-column: 1 / -1;
  }
  .in-row > .picture + .about {
    grid-column: 2;
  }
  .in-row .price {
    margin: 0;
    font-size: 1em;
  }
  @container (max-width: 16em) {
    .in-row > .picture + .about {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 40em) {
    .rows > .in-row {
      grid-template-columns: auto minmax(0, 1fr) minmax(min-content, 18em);
      align-items: center;
    }
    .rows > .in-row > :not(.picture, .about) {
      grid-column: 3;
    }
    .rows > .in-row > .about {
      grid-column: 1 / 3;
      align-self: start;
    }
    .rows > .in-row > .picture + .about {
      grid-column: 2;
    }
  }
  .points {
    display: grid;
    justify-items: center;
    gap: 0.5em;
  }
  .dots {
    flex-wrap: wrap;
    justify-content: center;
    gap: min(0.375em, 1.5cqi);
    block-size: auto;
  }
  .dots > i {
    inline-size: min(1.25em, 5cqi);
    aspect-ratio: 1;
    border: 2px solid var(--_line);
    border-radius: 50%;
  }
  .dots > [data-on] {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .bar > .dots {
    justify-content: space-between;
  }
  .bar > .dots > i {
    inline-size: min(1.5em, 6cqi);
  }
  @media (forced-colors: active) {
    .dots > [data-on] {
      forced-color-adjust: none;
      background: CanvasText;
      border-color: CanvasText;
    }
  }
`;
