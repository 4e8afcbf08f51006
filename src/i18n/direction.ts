const SCRIPTS = new Set('Adlm Arab Aran Hebr Nkoo Rohg Syrc Thaa'.split(' '));
const LANGUAGES = new Set(
  'ar arc arz ckb dv fa he iw ks lrc mzn nqo pnb ps rhg sd syr ug ur yi'.split(' '),
);

/**
 * The one rule of direction: the script that a tag names, else the one its language is usually
 * written in. `ar-Latn` goes from left to right, `ckb` and `az-Arab` from right to left.
 * @param language a BCP 47 tag
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [base = '', ...subtags] = language.split('-');
  // Behind a single letter stand extensions: `ar-u-nu-latn` is Arabic with other digits.
  const end = subtags.findIndex((subtag) => subtag.length === 1);
  const script = subtags
    .slice(0, end < 0 ? undefined : end)
    .find((subtag) => /^[a-z]{4}$/i.test(subtag));
  const rtl = script
    ? SCRIPTS.has(script.charAt(0).toUpperCase() + script.slice(1).toLowerCase())
    : LANGUAGES.has(base.toLowerCase());
  return rtl ? 'rtl' : 'ltr';
}
