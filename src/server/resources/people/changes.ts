import { Mistake } from '../../mistake.ts';

/** What is to stand under a name. */
export interface Change {
  readonly name: string;
  readonly value: string;
}

/** @returns what stands among the names of what was changed where a person's answers went */
export function personDeleted(person: number): string {
  return `people.${person} deleted`;
}

/** @returns such as `adults changed; answers of person 2 deleted` */
export function changedWords(names: readonly string[]): string {
  const gone = names.flatMap((name) => /^people\.(\d+) deleted$/.exec(name)?.[1] ?? []);
  const changed = names.filter((name) => !gone.some((one) => name === personDeleted(Number(one))));
  return [
    `${changed.join(', ')} changed`,
    ...gone.map((person) => `answers of person ${person} deleted`),
  ].join('; ');
}

/**
 * @param typed such as `contact.email=mai@example.dk`
 * @param names what can be put right; one may have a `=` in it
 * @returns what is to be, in the order in which it was typed
 * @throws Mistake where one names nothing that can be put right, or two the same
 */
export function readChanges(typed: readonly string[], names: readonly string[]): Change[] {
  const seen = new Set<string>();
  return typed.map((text) => {
    const fitting = names.filter((name) => text.startsWith(`${name}=`));
    const name = fitting.reduce((one, two) => (two.length > one.length ? two : one), '');
    if (name === '') throw new Mistake(whyNot(text, names));
    if (seen.has(name)) throw new Mistake(`${name} stands twice`);
    seen.add(name);
    return { name, value: text.slice(name.length + 1) };
  });
}

function whyNot(text: string, names: readonly string[]): string {
  const known = names.join(', ');
  const [name = ''] = text.split('=');
  if (!text.includes('=')) return `"${text}" is no FIELD=VALUE (FIELD: ${known})`;
  return `there is no "${name}" here (FIELD: ${known})`;
}
