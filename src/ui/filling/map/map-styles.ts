import { css } from 'lit';

/** The map of the places; of what Leaflet asks for, that which is used of it. */
export const mapStyles = css`
  .map {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .ground {
    position: relative;
    z-index: 0;
    block-size: min(60vh, 30em);
    block-size: min(60svh, 30em);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_soft);
    overflow: hidden;
    overflow: clip;
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
    touch-action: pan-x pan-y;
  }
  .ground:active {
    cursor: grabbing;
  }
  .ground:not(.leaflet-container) > .pins {
    visibility: hidden;
  }
  .leaflet-pane,
  .leaflet-layer,
  .leaflet-tile-container,
  .leaflet-tile {
    position: absolute;
    inset: 0 auto auto 0;
  }
  .leaflet-pane {
    z-index: 400;
  }
  .leaflet-tile-pane {
    z-index: 200;
  }
  .leaflet-marker-pane {
    z-index: 600;
  }
  .leaflet-tile-container {
    pointer-events: none;
    transform-origin: 0 0;
  }
  .leaflet-tile {
    visibility: hidden;
    max-inline-size: none;
  }
  .leaflet-tile-loaded {
    visibility: inherit;
  }
  /* Bright among dark things, as pictures are. */
  .leaflet-overlay-pane::after {
    content: '';
    position: absolute;
    inset: -99999px;
    background: light-dark(transparent, rgb(8 18 22 / 0.3));
    pointer-events: none;
  }
  .pin,
  h4[data-pin]::before {
    display: grid;
    place-items: center;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_accent);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  /* Larger with the text, but not so large that one hides the others. */
  .pin {
    --_wide: max(2.75em, 44px);
    position: absolute;
    inset: calc(var(--_wide) / -2) auto auto calc(var(--_wide) / -2);
    inline-size: var(--_wide);
    block-size: var(--_wide);
    min-block-size: 0;
    min-inline-size: 0;
    font-size: min(1em, 22px);
    padding: 0;
    border: 0;
    background: none;
    touch-action: pan-x pan-y;
  }
  .pin:hover {
    background: none;
  }
  .pin > b {
    display: grid;
    place-items: center;
    inline-size: 2.25em;
    block-size: 2.25em;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
    box-shadow: 0 1px 4px rgb(0 0 0 / 0.45);
  }
  .pin[data-chosen] > b {
    border-color: var(--_surface);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .pin[data-chosen]::after {
    content: '✓';
    content: '✓' / '';
    position: absolute;
    inset: -0.1em -0.1em auto auto;
    display: grid;
    place-items: center;
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 1px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_accent);
    font-size: 0.8em;
  }
  .pin[data-chosen] {
    z-index: 1;
  }
  .pin:is(:hover, :focus) {
    z-index: 2;
  }
  .pin:focus-visible {
    outline: none;
  }
  .pin:focus-visible > b {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    box-shadow: 0 0 0 7px var(--_surface);
  }
  .pin > span {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  h4[data-pin]::before {
    content: attr(data-pin);
    display: inline-grid;
    min-inline-size: 1.75em;
    block-size: 1.75em;
    margin-inline-end: 0.5em;
    font-size: 0.8em;
    vertical-align: middle;
  }
  .item[data-chosen] h4[data-pin]::before {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  /* Below the bar that stays in sight. */
  @container (min-width: 40em) {
    .items {
      scroll-margin-block-start: calc(7em + var(--samskab-sticky-top, 0px));
    }
  }
  .moves-map > button:not(.plain) {
    inline-size: var(--_target);
    padding: 0;
  }
  .moves-map {
    gap: 0.375em;
  }
  .told {
    min-block-size: 1.5em;
  }
  @media (pointer: coarse) {
    .by-mouse {
      display: none;
    }
  }
  @media not (pointer: coarse) {
    .by-fingers {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .pin > b {
      border-color: ButtonText;
      background: ButtonFace;
      color: ButtonText;
      forced-color-adjust: none;
    }
    .pin:focus-visible > b {
      outline-color: CanvasText;
      box-shadow: 0 0 0 7px Canvas;
    }
    .pin[data-chosen]::after {
      border-color: CanvasText;
      background: Canvas;
      color: CanvasText;
      forced-color-adjust: none;
    }
    .pin[data-chosen] > b {
      border-color: HighlightText;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .places,
    h4[data-pin]::before {
      display: none;
    }
  }
`;
