/** Norwegian voices call themselves by any of the three, and read both. */
const NORWEGIAN = /^(no|nb|nn)$/;

/**
 * @param language BCP 47
 * @returns a voice of the device's own for a language: what is read leaves the device with no other.
 *   Where a browser says of all its voices that they are a service elsewhere, there is none.
 */
export function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const wanted = plain(language);
  const voices = voicesHere().filter(({ lang }) => base(lang) === base(language));
  return (
    voices.find(({ lang }) => plain(lang) === wanted) ??
    voices.find((voice) => voice.default) ??
    voices[0]
  );
}

/** Voices come late in some browsers. @returns what stops following them */
export function followVoices(follow: () => void): () => void {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  // Older Safari has no such event, and its voices at once.
  speech?.addEventListener?.('voiceschanged', follow);
  return () => speech?.removeEventListener?.('voiceschanged', follow);
}

function voicesHere(): readonly SpeechSynthesisVoice[] {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  return (speech?.getVoices() ?? []).filter(({ localService }) => localService === true);
}

/** Android writes `da_DK`. */
function plain(language: string): string {
  return language.replaceAll('_', '-').toLowerCase();
}

function base(language: string): string {
  const [tag = ''] = plain(language).split('-');
  return NORWEGIAN.test(tag) ? 'no' : tag;
}
