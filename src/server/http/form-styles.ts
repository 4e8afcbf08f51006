/**
 * What is filled in without a script looks as in the widget: see `ui/parts/styles.ts` and the styles
 * beside what it draws. Lengths are those of there; here the page's own text is the measure.
 */
export const FORM_COLOURS = `
  --soft: #f1f4f8;
  --line: #767a83;
  --error: #b3121f;
  --good: #1b6a3a;
  --tint: #eef3f8;
  --good-tint: #e8f0eb;
  --radius: 0.375rem;
  --target: max(2.75rem, 44px);
  /* With large text on a small screen the words need the room. */
  --inset: min(1rem, 4.5vw);`;

export const FORM_COLOURS_DARK = `
    --soft: #22262e;
    --line: #8d929d;
    --error: #ff9a9a;
    --good: #7fd6a0;
    --tint: #20262e;
    --good-tint: #1f2a27;`;

export const FORM_STYLES = `
.plain {
  max-inline-size: 54rem;
}

.plain .hint,
.plain .quiet,
.plain .small {
  margin: 0;
  color: var(--quiet);
  font-size: 0.9375rem;
}

.plain .hint > p {
  margin: 0;
}

.plain .stack {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1.25rem;
  margin-block-start: 1.25rem;
}

.plain .prose {
  white-space: pre-line;
}

.plain .stack > p {
  margin-block: 0;
}

.plain .stack h2 + p {
  margin-block: 0.25rem 0;
}

h1 + .plain > h2:first-child {
  margin-block-start: 1rem;
}

.plain :is(button, input, textarea, select) {
  color: inherit;
  font: inherit;
}

.plain button {
  min-block-size: var(--target);
  min-inline-size: 44px;
  padding: 0.375rem var(--inset);
  border: 2px solid var(--accent);
  border-radius: var(--radius);
  background: var(--ground);
  color: var(--accent);
  font-weight: 600;
  line-height: 1.2;
  hyphens: auto;
  cursor: pointer;
}

.plain button:hover {
  background: var(--tint);
}

.plain button.primary {
  padding-inline: min(1.5rem, 6vw);
  background: var(--accent);
  color: var(--on-accent);
}

.plain button.primary:hover {
  box-shadow: inset 0 -0.25rem rgb(0 0 0 / 0.18);
}

.plain :is(input, textarea, select):not([type='checkbox'], [type='radio']) {
  inline-size: 100%;
  max-inline-size: 32rem;
  min-block-size: var(--target);
  padding: 0.375rem 0.75rem;
  border: 2px solid var(--line);
  border-radius: var(--radius);
  background: var(--ground);
}

.plain textarea {
  max-inline-size: 40rem;
  resize: vertical;
}

.plain [aria-invalid='true'],
.plain .scale[aria-invalid] {
  border-color: var(--error) !important;
}

.plain :focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
  border-radius: 2px;
}

/* What is read first has the focus, and nothing to press. */
.plain :is(h1, h2, .notice):focus,
.plain [tabindex='-1']:focus:not(:focus-visible) {
  outline: none;
}

.plain fieldset {
  min-inline-size: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

.plain .field {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  justify-items: start;
  gap: 0.35rem;
}

.plain .field > label,
.plain legend {
  padding: 0;
  font-weight: 600;
}

.plain legend {
  margin-block-end: 0.35rem;
}

.plain [data-invalid] {
  border-inline-start: 4px solid var(--error);
  padding-inline-start: 0.75rem;
}

.plain .error {
  margin: 0;
  color: var(--error);
  font-weight: 600;
}

.plain .choice {
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  align-items: start;
}

.plain :is(input[type='checkbox'], input[type='radio']) {
  flex: none;
  inline-size: 1.5rem;
  block-size: 1.5rem;
  margin: 0;
}

.plain .choice > input {
  margin: calc((var(--target) - 1.5rem) / 2);
}

.plain .choice > label {
  min-block-size: var(--target);
  padding-block: 0.6rem;
  padding-inline: 0.25rem 0.75rem;
}

.plain .with-unit {
  display: inline-flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.5rem;
  max-inline-size: 100%;
}

.plain .with-unit > input {
  flex: 1 1 3rem;
  inline-size: 7.5rem !important;
  min-inline-size: 3rem;
}

.plain .send {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem 1rem;
  margin: 0;
}

.plain .wide {
  justify-items: stretch;
}

.plain .counts {
  display: flex;
  flex-wrap: wrap;
  gap: 1rem 2rem;
}

.plain section h2 {
  margin-block-start: 1rem;
}

.plain .find {
  margin-block-start: 3rem;
  border-block-start: 1px solid var(--rule);
}

.plain .places {
  margin: 0;
  padding: 0;
  list-style: none;
}

.plain .whom img {
  inline-size: 8rem;
  block-size: auto;
  border-radius: var(--radius);
}

.plain .notice {
  padding: 1rem var(--inset);
  border-inline-start: 5px solid var(--accent);
  border-radius: var(--radius);
  background: var(--soft);
}

h1 + .plain > .notice {
  margin-block-start: 1rem;
}

.plain > .notice[tabindex] {
  margin-block-end: 1.5rem;
}

/* What somebody wrote, line by line as it was. */
.written {
  display: grid;
  gap: 0.5rem;
  margin-block: 0.75rem;
  padding: 0;
  list-style: none;
  white-space: pre-line;
}

.plain .notice > :first-child {
  margin-block-start: 0;
}

.plain .notice > :last-child {
  margin-block-end: 0;
}

/* What there is to choose, a card each; the whole foot is pressed. */
.cards {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  gap: 1.25rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

.cards > li {
  display: flex;
  flex-direction: column;
  border: 1px solid var(--rule);
  border-radius: var(--radius);
  background: var(--ground);
  overflow: clip;
}

.cards > li[data-invalid] {
  padding: 0;
}

.cards > li:has(.foot > input:checked) {
  border-color: var(--accent);
  background: var(--tint);
}

.cards img {
  display: block;
  inline-size: 100%;
  block-size: auto;
  aspect-ratio: 3 / 2;
  object-fit: cover;
  background: var(--soft);
}

.cards .about {
  display: grid;
  flex: 1;
  align-content: start;
  gap: 0.25rem;
  padding: 0.75rem var(--inset);
}

.cards h2 {
  font-size: 1.2rem;
}

.cards h2 a {
  display: inline-block;
  padding-block: 0.25rem;
  color: inherit;
}

.cards .about p {
  margin: 0;
}

.cards .foot {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.75rem;
  min-block-size: var(--target);
  margin: 0;
  padding: 0.5rem var(--inset);
  border-block-start: 1px solid var(--rule);
  background: var(--soft);
}

.cards label.foot {
  cursor: pointer;
}

.cards .foot:has(> input:checked) {
  border-color: var(--accent);
  background: var(--accent);
  color: var(--on-accent);
  accent-color: var(--on-accent);
}

.cards .foot:has(> input:focus-visible) {
  outline: 3px solid var(--accent);
  outline-offset: -5px;
}

.cards .foot:has(> input:checked:focus-visible) {
  outline-color: var(--on-accent);
}

.cards .foot > input:focus-visible {
  outline: none;
}

.cards .price {
  margin-inline-start: auto;
  font-size: 1.2rem;
  font-variant-numeric: tabular-nums;
  unicode-bidi: plaintext;
}

.cards .which {
  flex-basis: 100%;
}

.cards .foot > .price:first-child:not(:last-child) {
  flex-basis: 100%;
  text-align: end;
}

.scale {
  flex: 1 1 100%;
}

.scale .parts {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem;
}

.scale .parts .choice {
  flex: 1 1 2.75rem;
  grid-template-columns: minmax(0, 1fr);
  justify-items: center;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--ground);
}

.scale .parts .choice > input {
  margin-block-end: 0;
}

.scale .parts .choice > label {
  inline-size: 100%;
  min-block-size: 0;
  padding: 0 0 0.4rem;
  text-align: center;
}

.scale .ends {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1rem;
  max-inline-size: none;
}

.summary {
  margin-block-end: 1.5rem;
  padding: 1rem var(--inset);
  border: 2px solid var(--error);
  border-inline-start-width: 6px;
  border-radius: var(--radius);
}

.summary p {
  margin-block: 0.5rem 0;
}

.summary ul {
  display: grid;
  gap: 0.25rem;
  margin: 0.5rem 0 0;
  padding: 0;
  list-style: none;
}

.summary a {
  display: inline-block;
  min-inline-size: 2.75rem;
  padding-block: 0.65rem;
  color: var(--error);
  font-weight: 600;
}

/*
 * Where scripts run the widget comes in a moment, and nothing is pressed that it would take away.
 * Where it does not come in a while, this is what there is.
 */
@media (scripting: enabled) {
  [endpoint] .plain :is(input, textarea, select, button, .do) {
    animation: came 0s 5s both;
  }
}

@keyframes came {
  from {
    visibility: hidden;
  }
  to {
    visibility: visible;
  }
}

@media print {
  .plain :is(.send, [type='hidden']) {
    display: none;
  }
}
`;
