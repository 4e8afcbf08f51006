/**
 * What was typed where a number belongs, by its pointer (`/adults`, `/selections/p7`), from the
 * first key until it was understood. What cannot be understood stays, and its value is NaN.
 */
export interface Typing {
  readonly typed?: Readonly<Record<string, string>>;
}

/** @returns what stands in an input as it was typed, if it was not understood yet */
export function typedAt({ typed }: Typing, pointer: string): string | undefined {
  return typed && Object.hasOwn(typed, pointer) ? typed[pointer] : undefined;
}

/** @returns the state with what was typed at a pointer; undefined where it was understood */
export function withTyped<S extends Typing>(state: S, pointer: string, text?: string): S {
  const { typed: before = {}, ...rest } = state;
  const entries = Object.entries(before).filter(([at]) => at !== pointer);
  if (text !== undefined) entries.push([pointer, text]);
  return (entries.length > 0 ? { ...rest, typed: Object.fromEntries(entries) } : rest) as S;
}

/** @returns what was typed as a draft kept it, whatever lies there */
export function typingOf(draft: unknown): Typing {
  const { typed } = (draft ?? {}) as { typed?: unknown };
  if (typeof typed !== 'object' || typed === null) return {};
  const texts = Object.entries(typed).filter(([, text]) => typeof text === 'string');
  return texts.length > 0 ? { typed: Object.fromEntries(texts) as Record<string, string> } : {};
}
