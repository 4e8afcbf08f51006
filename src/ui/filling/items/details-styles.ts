import { css } from 'lit';

/** The dialog with all there is to say of one item. */
export const detailsStyles = css`
  .details {
    /* In a frame that does not scroll, where it is on screen: see embed/framed. */
    inset-block: var(--samskab-shown-top, 0px) var(--samskab-shown-bottom, 0px);
    inline-size: min(44em, 100% - 1em);
    max-block-size: calc(
      100% - 1em - var(--samskab-shown-top, 0px) - var(--samskab-shown-bottom, 0px)
    );
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface);
    color: var(--_text);
    overscroll-behavior: contain;
  }
  .details::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .sheet {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .sheet > .close {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline-end: 0.75em;
    z-index: 1;
    box-shadow: 0 0.125em 1em rgb(0 0 0 / 0.14);
  }
  .sheet > .close:only-child,
  .sheet > .close:not(:has(+ .picture)) {
    position: static;
    justify-self: end;
    margin: 0.75em 0.75em 0;
  }
  .sheet > .text {
    padding: 1.25em 1em;
  }
  .facts {
    border-block-start: 1px solid var(--_faint);
  }
  .facts > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_faint);
  }
  .facts dt {
    flex: 0 0 8em;
    color: var(--_quiet);
  }
  .facts dd {
    flex: 1 1 12em;
  }
  .facts a {
    display: inline-block;
    padding-block: 0.25em;
  }
  .sheet > .foot {
    position: sticky;
    inset-block-end: 0;
  }
  .sheet > .foot > input {
    accent-color: var(--_accent);
  }
  @media (min-width: 40em) {
    .sheet > .text {
      padding: 1.75em 2em;
    }
    .sheet > .picture img {
      aspect-ratio: 8 / 5;
    }
  }
  @media print {
    .details {
      position: static;
    }
  }
`;
