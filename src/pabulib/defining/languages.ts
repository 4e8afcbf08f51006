/**
 * @param text a code (`pl`, `pl-PL`, `pol`) or an English name (`polish`)
 * @returns a BCP 47 tag, or undefined where the language is not known
 */
export function languageTag(text: string): string | undefined {
  const wanted = text.trim().replaceAll('_', '-');
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  if (/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(wanted)) return knownTag(wanted, names);
  return languageCodes().find(
    (code) => nameOf(names, code)?.toLowerCase() === wanted.toLowerCase(),
  );
}

function knownTag(text: string, names: Intl.DisplayNames): string | undefined {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text);
    return nameOf(names, tag.split('-', 1)[0] ?? '') === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  const name = names.of(code);
  return name === code ? undefined : name;
}

/** Every code that ISO 639-1 could have. */
function languageCodes(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}
