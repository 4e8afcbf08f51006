/** The last look as a bill, and the receipt as a slip, as `ui/sending/styles.ts` has them. */
export const SLIP_STYLES = `
/* A bill: what it is at the start, what it comes to at the edge. */
.review {
  max-inline-size: 40rem;
  margin: 0;
  border-block-start: 2px solid;
}

.review > div {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.875rem;
  padding-block: 0.625rem;
  border-block-end: 1px solid var(--rule);
}

.review dt {
  display: flex;
  flex: 1 1 9rem;
  flex-wrap: wrap;
  align-items: center;
  gap: inherit;
  font-weight: 600;
  line-height: 1.3;
}

.review dt > span {
  flex: 1 1 5.5rem;
  min-inline-size: 0;
}

/* Its picture stays beside the name: where there is no room the amount goes below. */
.review dt:has(> img) {
  flex-basis: 12rem;
}

.review > :is(.sum, .rest) > dt {
  flex-basis: 4rem;
}

.review img {
  flex: none;
  inline-size: 3rem;
  block-size: 2rem;
  border-radius: var(--radius);
  background: var(--soft);
  object-fit: cover;
}

.review dd {
  margin: 0;
  margin-inline-start: auto;
  font-variant-numeric: tabular-nums;
  white-space: pre-line;
}

.review .line {
  display: block;
}

.review .line + .line {
  margin-block-start: 0.375rem;
}

.review > .sum {
  margin-block-start: -1px;
  border-block: 2px solid;
}

.review > .sum > * {
  font-weight: 700;
}

.review > .sum > dd {
  font-size: 1.2rem;
}

.review > .rest {
  border: 0;
  color: var(--quiet);
}

.review > .rest > dt {
  font-weight: 400;
}

/* A slip of paper: the stub is to keep. */
.slip {
  max-inline-size: 40rem;
  border: 2px solid var(--good);
  border-radius: 0.75rem;
  background: var(--ground);
  overflow: clip;
}

h1 + .plain > .slip {
  margin-block-start: 1.25rem;
}

.slip .stack {
  margin-block-start: 0;
}

.slip > * {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.75rem;
  padding: 1.25rem var(--inset);
}

.slip > section {
  border-block-start: 1px solid var(--rule);
}

.slip p {
  margin: 0;
}

.slip > .stub {
  background: var(--good-tint);
}

.slip > .stub + section {
  border-block-start: 2px dashed var(--good);
}

.slip h1 {
  font-size: 1.44rem;
}

.slip .came {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 0.875rem;
}

.slip .came > div {
  flex: 1 1 9rem;
  min-inline-size: 0;
}

.slip .tick {
  flex: none;
  inline-size: 2.75rem;
  block-size: 2.75rem;
  padding: 0.6rem 1rem;
  border-radius: 50%;
  background: var(--good);
}

.slip .tick::before {
  content: '';
  display: block;
  inline-size: 0.75rem;
  block-size: 1.3rem;
  border: solid var(--ground);
  border-width: 0 0.3rem 0.3rem 0;
  rotate: 45deg;
}

.slip .code {
  font-size: min(2.0736rem, 9vw);
  font-weight: 700;
  line-height: 1.15;
  letter-spacing: 0.06em;
  font-variant-numeric: tabular-nums;
  unicode-bidi: isolate;
  white-space: nowrap;
  user-select: all;
}

[dir='rtl'] .slip .code {
  text-align: end;
}

.slip .next {
  display: grid;
  gap: 0.75rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

.slip .next > li {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.875rem;
}

.slip .next > li > span {
  flex: 1 1 9rem;
  min-inline-size: 0;
}

.slip time {
  flex: none;
  min-inline-size: 3.25rem;
  border: 1px solid var(--line);
  border-radius: 0.25rem;
  overflow: clip;
  line-height: 1.15;
  text-align: center;
  white-space: nowrap;
}

.slip time > * {
  display: block;
  padding: 0.1rem 0.25rem;
}

.slip time > span {
  border-block-end: 1px solid var(--line);
  background: var(--soft);
  font-size: 0.9375rem;
}

.slip time > b {
  font-size: 1.44rem;
}

@media (min-width: 48rem) {
  .slip > * {
    padding: 1.5rem 2rem;
  }
}

@media (forced-colors: active) {
  .slip .tick,
  .slip .tick::before {
    border-color: Canvas;
    background: CanvasText;
    forced-color-adjust: none;
  }
  .slip .tick::before {
    background: none;
  }
}
`;
