/**
 * What nobody sees: the marks of direction that phones and Intl put around numbers, blanks of no
 * width, soft hyphens, the selectors and fillers that PDFs leave behind. Joiners of letters, which
 * some scripts need, are not among them.
 */
const MARKS = /(?!\p{Join_C})\p{Default_Ignorable_Code_Point}/gu;

/**
 * @param text as somebody typed or pasted it
 * @returns the text without marks that nobody sees
 */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/**
 * @param text as somebody typed or pasted it
 * @returns the text with letters, digits and signs of full width in their usual one
 */
export function inUsualWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/**
 * @param text a number as somebody typed or pasted it
 * @returns the text without marks, with digits and signs in ASCII: Arabic, Persian and fullwidth
 * digits are 0 to 9, and every dash and minus is `-`
 */
export function inAscii(text: string): string {
  return (
    inUsualWidth(withoutMarks(text))
      .replace(/\p{Join_C}/gu, '')
      // Their last four bits are what Arabic and Persian digits stand for.
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/[‐-―−﹘﹣]/g, '-')
  );
}
