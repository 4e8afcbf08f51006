/** The style sheet of the pages hosted here: room around the widget, and the reader's own colours. */
export const PAGE_STYLES = `:root {
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
  line-height: 1.5;
}

body {
  margin: 0;
}

h1 {
  margin: 0;
  font-size: 1.8rem;
  line-height: 1.2;
}

main {
  box-sizing: border-box;
  max-inline-size: 48rem;
  margin-inline: auto;
  padding: 1rem;
}

table {
  inline-size: 100%;
  border-collapse: collapse;
}

th,
td {
  padding-block: 0.5rem;
  padding-inline: 0 0.3rem;
  border-block-end: 1px solid;
  text-align: start;
  vertical-align: top;
}

tbody th {
  min-inline-size: 5rem;
  font-weight: normal;
  hyphens: auto;
  overflow-wrap: anywhere;
}

.draft {
  margin-block: 0 1.5rem;
  padding: 0.75rem 1rem;
  border: 0.2rem dashed;
}

.draft strong {
  display: block;
  font-size: 1.3rem;
}

@media (max-width: 24rem) {
  table {
    font-size: 0.9rem;
  }
}
`;
