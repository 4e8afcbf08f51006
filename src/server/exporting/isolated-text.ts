/**
 * What begins a formula: also as East Asian keyboards type it, and in other shapes that some
 * spreadsheets read as the same sign.
 */
const SIGN = '=+\\-@＝＋－＠﹦﹢﹣﹫\u2212\u207A-\u207C\u208A-\u208C\uFB29';
/**
 * Where a cell could begin: a file with commas is cut at semicolons by a Danish spreadsheet, where
 * quotes in the middle of what it takes for a cell mean nothing. Blanks, colons and slashes are not
 * among them: only who chooses them by hand cuts there, and `a - b` would never stay as it was typed.
 */
const ENDS = ',;\\|\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029';
/** What a spreadsheet may drop in front of a sign: quotes, blanks, and what nobody sees. */
const DROPPED = `[["\\p{Z}\\p{C}\\p{Default_Ignorable_Code_Point}]--[${ENDS}]]*`;
/**
 * A number that ends the text, such as a telephone's, computes nothing: `+45 12345678` stays as it
 * was typed. One that anything follows is none, as a formula goes on across commas and lines.
 */
const NUMBER = ' *[+\\-][\\d ]*\\d *$';
const FORMULA = new RegExp(`(^|[${ENDS}])(?!${NUMBER})(${DROPPED})(?=[${SIGN}])`, 'gv');

/** What is for machines, and may end a text or move a terminal's cursor; not tab and line feed. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/**
 * @returns a text as it may stand in any spreadsheet. Wherever a cell could begin that is taken for
 * a formula, an apostrophe stands before its sign; control characters are shown by their picture.
 */
export function isolated(text: string): string {
  return text
    .replace(FORMULA, "$1$2'")
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, (control) => pictureOf(control.charCodeAt(0)));
}

/** @returns `␛` for an escape */
function pictureOf(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\uFFFD';
}
