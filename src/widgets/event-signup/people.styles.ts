import { css } from 'lit';

export const peopleStyles = css`
  .people {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .person + .person {
    border-block-start: 1px solid var(--_faint);
  }
  .person > summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75em;
    align-content: center;
    min-block-size: max(3.5em, 44px);
    padding: 0.375em 0.75em;
    cursor: pointer;
  }
  .person > summary > span {
    grid-column: 1;
    color: var(--_quiet);
  }
  /* The browser's own mark goes with the grid. */
  .person > summary::after {
    content: '';
    grid-area: 1 / 2;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin: 0.3em 0.35em;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  .person[open] > summary::after {
    transform: translateY(35%) rotate(225deg);
  }
  .person > summary:hover > strong {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .person > div:not([hidden]) {
    padding: 0.25em 0.75em 1em;
  }
`;
