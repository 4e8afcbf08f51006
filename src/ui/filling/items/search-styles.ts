import { css } from 'lit';

/** What finds something in a long list. */
export const searchStyles = css`
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.75em 1em;
    align-items: end;
  }
  .tools > .hint {
    grid-column: 1 / -1;
  }
`;
