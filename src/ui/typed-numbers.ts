import { numberFormat } from '../i18n/format.ts';

/**
 * What a person typed where a number belongs and which is none: it stays on screen as it was typed,
 * while the state holds NaN, which the rules refuse.
 */
export class TypedNumbers {
  readonly #typed = new Map<string, string>();

  /**
   * @param empty what an empty input stands for, where that is a number
   * @returns the number to put into the state: NaN where none was typed
   */
  take(id: string, value: number | undefined, typed: string, empty = Number.NaN): number {
    if (value !== undefined) return value;
    if (typed.trim() === '' && !Number.isNaN(empty)) return empty;
    this.#typed.set(id, typed);
    return Number.NaN;
  }

  /** @returns what stands in the input */
  text(id: string, value: number | undefined, lang: string): string {
    if (value === undefined) return '';
    if (Number.isNaN(value)) return this.#typed.get(id) ?? '';
    return numberFormat(lang, { useGrouping: false, maximumFractionDigits: 10 }).format(value);
  }
}
