/** ISO 3166-1. */
const CODES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR ' +
    'BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ ' +
    'EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW ' +
    'GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY ' +
    'KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV ' +
    'MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY ' +
    'QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG ' +
    'TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

/** What Pabulib calls otherwise than the machine does, so that the code alone is sure. */
const BY_CODE = new Set('BL BN BQ CD CG CI CV FK FM GS HK HM MF MM MO PN PS RU SH ST SX UM VA VC VI'.split(' ')); // prettier-ignore

/** What it takes for where nobody says a country. */
export const ANYWHERE = 'Worldwide';

/**
 * @param country its name in English or in one of the languages, or its code
 * @returns its name as Pabulib knows it, or the code as it is; undefined where that is not known here
 */
export function countryName(country: string, languages: readonly string[]): string | undefined {
  const asked = country.trim().toLowerCase();
  if (asked === ANYWHERE.toLowerCase()) return ANYWHERE;
  if (CODES.has(asked.toUpperCase())) return asked.toUpperCase();
  const code = ['en', ...languages].map((language) => codesIn(language).get(asked)).find(Boolean);
  return code === undefined ? undefined : named(code);
}

function named(code: string): string {
  if (BY_CODE.has(code)) return code;
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  return name.replace(' & ', ' and ').replace(/^St\. /, 'Saint ');
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** @returns codes by the names of their countries, in small letters */
function codesIn(language: string): ReadonlyMap<string, string> {
  let codes = known.get(language);
  if (!codes) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    codes = new Map([...CODES].map((code) => [(names.of(code) ?? code).toLowerCase(), code]));
    known.set(language, codes);
  }
  return codes;
}
