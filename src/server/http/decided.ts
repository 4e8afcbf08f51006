import type { Text } from '../../protocol/text.ts';
import { pickText } from '../../protocol/pick-text.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { decidedWords } from '../exporting/decided-words.ts';
import { escapeHtml } from './html.ts';

/**
 * What was decided after the count, below the count, for whoever has no script.
 * @param wanted the language of the page
 */
export function decidedHtml(results: CountedResults, wanted = results.language): string {
  const { decisions = [], language } = results;
  if (decisions.length === 0) return '';
  const { say, sentence, day } = decidedWords(results, wanted);
  const items = new Map(results.items.map((item) => [item.id, item]));
  const text = (written: Text) => {
    const { value, lang } = pickText(written, wanted, language);
    return `<bdi lang="${escapeHtml(lang)}">${escapeHtml(value)}</bdi>`;
  };
  const lines = decisions.map((decision) => {
    const { item: id, because, by, kind } = decision;
    const item = items.get(id);
    const what = item ? sentence(item, decision) : kind;
    return `
            <li><strong>${item ? text(item.name) : escapeHtml(id)}</strong>: ${escapeHtml(what)}
              <br />${escapeHtml(say('because'))}: ${text(because)}
              <br />${escapeHtml(say('by'))}: ${text(by)}, ${escapeHtml(day(decision))}</li>`;
  });
  return `
          <h2>${escapeHtml(say('decided'))}</h2>
          <p>${escapeHtml(say('decidedHint'))}</p>
          <ul>${lines.join('')}
          </ul>`;
}

/** The same of one, below its name: who reads the table alone must not take it for the last word. */
export function decidedLine(
  item: ResultItem,
  results: CountedResults,
  wanted = results.language,
): string {
  const decision = results.decisions?.find((one) => one.item === item.id);
  if (!decision) return '';
  const { say, lang, sentence } = decidedWords(results, wanted);
  const words = `${say('decided')}: ${sentence(item, decision)}`;
  return `<br /><small lang="${lang}">${escapeHtml(words)}</small>`;
}
