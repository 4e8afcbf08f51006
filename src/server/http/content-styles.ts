/** What pages hold that have no form: results, lists of what there is to take part in, one thing to choose. */
export const CONTENT_STYLES = `
table {
  inline-size: 100%;
  border-collapse: collapse;
}

th,
td {
  padding-block: 0.5rem;
  padding-inline: 0 0.3rem;
  border-block-end: 1px solid var(--rule);
  text-align: start;
  vertical-align: top;
}

caption {
  padding-block: 1rem 0.25rem;
  font-weight: 700;
  text-align: start;
}

/* Figures stand below each other. */
.results td,
.results th:not(:first-child) {
  padding-inline: 0.3rem 0;
  font-variant-numeric: tabular-nums;
  text-align: end;
  overflow-wrap: normal;
}

.results td:last-child,
.results td:nth-last-child(2) {
  white-space: nowrap;
}

.bar {
  display: block;
  inline-size: 100%;
  block-size: 0.5rem;
  margin-block-start: 0.25rem;
  fill: none;
  stroke: var(--accent);
  stroke-width: 2;
}

.bar.chosen {
  fill: var(--accent);
}

/* What is asked stands above what came of it, and smaller. */
samskab-results > h1 {
  color: var(--quiet);
  font-size: 1.2rem;
}

.claim {
  font-size: clamp(1.75rem, 1.4rem + 1.8vw, 2.5rem);
}

.winners {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
  gap: 0.75rem;
  margin: 1rem 0;
  padding: 0;
  line-height: 1.3;
  list-style: none;
}

.winners img {
  display: block;
  inline-size: 100%;
  block-size: auto;
  aspect-ratio: 3 / 2;
  object-fit: cover;
  border-radius: 0.25rem;
}

tbody th {
  min-inline-size: 5rem;
  font-weight: normal;
  hyphens: auto;
  overflow-wrap: anywhere;
}

@media (max-width: 24rem) {
  table {
    font-size: 0.9rem;
  }
}

.ways + h2,
.nothing + h2 {
  margin-block-start: 2.5rem;
}

.ways {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  gap: 0 2rem;
  margin: 0.75rem 0 0;
  padding: 0;
  list-style: none;
}

/* All of it leads there, and the link alone is read aloud. */
.ways li {
  position: relative;
  display: flex;
  flex-direction: column;
  padding-block: 1rem;
  border-block-start: 1px solid var(--rule);
}

.ways a {
  font-size: 1.125rem;
  font-weight: 700;
}

.ways a::after {
  content: '';
  position: absolute;
  inset: 0;
}

.ways p {
  margin-block: 0.25rem 0;
}

/* It is read after the name, and seen before it. */
.ways .small {
  order: -1;
  margin: 0;
  color: var(--quiet);
  font-size: 0.9375rem;
}

.ways h2 {
  font-size: inherit;
}

/* Only where nothing else shows it. */
.ways noscript {
  order: -2;
  margin-block-end: 0.5rem;
}

.ways img {
  display: block;
  inline-size: 100%;
  block-size: auto;
  aspect-ratio: 3 / 2;
  object-fit: cover;
  border-radius: 0.5rem;
}

.item {
  max-inline-size: 45rem;
  margin-block-end: 2.5rem;
}

.item figure {
  margin: 0 0 1rem;
}

.item img {
  display: block;
  max-inline-size: 100%;
  block-size: auto;
  max-block-size: 32rem;
  border-radius: 0.5rem;
}

.item .small {
  color: var(--quiet);
}

.item dt {
  margin-block-start: 0.75rem;
  color: var(--quiet);
  font-size: 0.9375rem;
}

.item dd {
  margin: 0;
}

.item > p:first-child a,
.item dd a {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
}

.steps {
  padding-inline-start: 1.5rem;
}

.steps li {
  margin-block-start: 1.5rem;
}

pre {
  margin-block: 0.5rem;
  padding: 0.75rem 1rem;
  border: 1px solid var(--rule);
  border-radius: 0.25rem;
  overflow-x: auto;
  text-align: left;
  font-size: 0.9375rem;
}
`;
