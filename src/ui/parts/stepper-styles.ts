import { css } from 'lit';

/** Of a number with buttons around it, or with its unit. */
export const stepperStyles = css`
  .with-unit,
  .stepper {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em;
    max-inline-size: 100%;
  }
  .with-unit > span,
  .unit {
    flex: none;
    white-space: nowrap;
  }
  .with-unit > input:not([type='checkbox']),
  .stepper > input:not([type='checkbox']) {
    flex: 1 1 3em;
    inline-size: 7.5em;
    max-inline-size: 7.5em;
    min-inline-size: 2em;
    padding-inline: 0.25em;
  }
  .stepper > input {
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .stepper > .step-button {
    flex: none;
    inline-size: var(--_target);
    padding: 0;
  }
  .step-button > span {
    font-size: 1.44em;
    line-height: 1;
  }
  /* At 200 % text on a phone what is pressed stays together, and the unit goes below. */
  @container (max-width: 16em) {
    .unit {
      order: 1;
    }
  }
`;
