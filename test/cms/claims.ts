/** The table of `docs/embedding.md` that says what becomes of each form in each CMS. */
import { OUTCOMES, type Outcome } from './outcome.ts';

export interface Claims {
  readonly forms: readonly string[];
  /** By the name of a filter, then of a form. */
  readonly lines: ReadonlyMap<string, Readonly<Record<string, Outcome>>>;
}

/** @throws where a cell says what is no outcome */
export function claimsOf(page: string): Claims {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore
  const at = rows.findIndex(([first]) => first === 'filter');
  if (at === -1) return { forms: [], lines: new Map() };
  const [, ...forms] = rows[at] ?? [];
  const lines = rows.slice(at + 2).map(([name = '', ...cells]) => {
    const said = forms.map((form, index) => [form, outcomeOf(cells[index])] as const);
    return [name, Object.fromEntries(said)] as const;
  });
  return { forms, lines: new Map(lines) };
}

function outcomeOf(cell = ''): Outcome {
  const found = OUTCOMES.find((one) => one === cell);
  if (!found) throw new Error(`docs/embedding.md: "${cell}" is none of ${OUTCOMES.join(', ')}`);
  return found;
}
