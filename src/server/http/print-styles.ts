import { resources } from '../resources/registry.ts';
import { RESULTS_WIDGET, TAG_PREFIX } from '../tags.ts';

const FORMS = resources.map(({ widget }) => TAG_PREFIX + widget);
const RESULTS = TAG_PREFIX + RESULTS_WIDGET;

/** A page on paper: whose it is above; below it whom to ask, and where and when it was printed. */
export const PRINT_STYLES = `
@page {
  margin: 16mm 15mm;
}

@media print {
  :root {
    --gutter: 0;
    color-scheme: light;
    font-size: 11pt;
  }

  body {
    display: block;
    min-block-size: 0;
  }

  header {
    border-block-start: 0;
    border-block-end: 1.5pt solid;
    break-after: avoid;
  }

  main {
    padding-block: 1rem;
  }

  .whose {
    margin-block: 0 0.5rem;
  }

  a {
    color: inherit;
  }

  footer {
    border-block-start: 0.75pt solid;
    color: inherit;
  }

  footer ul,
  .languages {
    display: none;
  }

  .paper {
    display: block;
    max-inline-size: none;
    font-size: 9.5pt;
  }

  h1,
  h2,
  h3 {
    break-after: avoid;
  }

  li,
  tr,
  footer {
    break-inside: avoid;
  }

  /* What is pressed, searched or unfolded is of no use on paper. */
  ${partsOf([...FORMS, RESULTS], 'button', 'tools')} {
    display: none;
  }

  /* Chromium moves a grid as a whole to the next sheet, and leaves the first one empty. */
  ${partsOf(FORMS, 'items')} {
    display: block;
  }

  ${partsOf(FORMS, 'item')} {
    break-inside: avoid;
    margin-block-end: 0.5rem;
  }
}
`;

function partsOf(tags: readonly string[], ...parts: readonly string[]): string {
  return tags.flatMap((tag) => parts.map((part) => `${tag}::part(${part})`)).join(',\n  ');
}
