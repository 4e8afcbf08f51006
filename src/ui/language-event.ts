import { wide } from './widget-event.ts';

/** A person chose a language for the page: once for each choice. Not fired for what is kept of before. */
export class SamskabLanguageEvent extends Event {
  /** BCP 47, as the definition names it. */
  readonly language: string;
  constructor(language: string) {
    super('samskab-language', wide);
    this.language = language;
  }
}
