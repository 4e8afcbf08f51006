import { createFormat } from '../i18n/format.ts';

/**
 * @param minor an amount in minor units; without a currency it is a bare number
 * @returns the amount for a reader, as widgets write it
 */
export function moneyText(minor: number, currency: string | undefined, language: string): string {
  return createFormat(language).money(minor, currency);
}
