import { css } from 'lit';

export const eventStyles = css`
  .person {
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
    padding: 0.75em 1em 1em;
  }
  .person > legend {
    padding-inline: 0.35em;
  }
  .dates {
    inline-size: 100%;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .dates .choice {
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .household {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 2em;
  }
`;
