/** In place of the device's voices: says nothing, and ends a sentence when a test says so. */
export class FakeSpeech extends EventTarget {
  readonly said: SpeechSynthesisUtterance[] = [];
  /** What is being said; undefined while all is still. */
  current: SpeechSynthesisUtterance | undefined;
  cancelled = 0;
  #voices: SpeechSynthesisVoice[] = [];

  readonly getVoices = (): SpeechSynthesisVoice[] => this.#voices;

  /** @param voices a tag each; with `!` behind it, of a service elsewhere */
  setVoices(...voices: string[]): void {
    this.#voices = voices.map((voice) => ({
      lang: voice.replace('!', ''),
      name: voice,
      voiceURI: voice,
      default: false,
      localService: !voice.endsWith('!'),
    }));
    this.dispatchEvent(new Event('voiceschanged'));
  }

  readonly speak = (utterance: SpeechSynthesisUtterance): void => {
    if (this.current) throw new Error('Two at a time');
    this.said.push(utterance);
    this.current = utterance;
  };

  readonly cancel = (): void => {
    this.cancelled++;
    const was = this.current;
    this.current = undefined;
    was?.dispatchEvent(new Event('error'));
  };

  /** The sentence is over. */
  finish(): void {
    const was = this.current;
    this.current = undefined;
    was?.dispatchEvent(new Event('end'));
  }

  get texts(): string[] {
    return this.said.map(({ text }) => text);
  }
}

/** What somebody would hear; a real utterance takes no voice that is made up. */
class FakeUtterance extends EventTarget {
  lang = '';
  voice: SpeechSynthesisVoice | null = null;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** @returns the voices, and what brings the browser's own back */
export function fakeSpeech(): { readonly speech: FakeSpeech; readonly restore: () => void } {
  const speech = new FakeSpeech();
  const before = ['speechSynthesis', 'SpeechSynthesisUtterance'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  const put = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  put('speechSynthesis', speech);
  put('SpeechSynthesisUtterance', FakeUtterance);
  return {
    speech,
    restore: () => {
      for (const [name, property] of before) {
        if (property) Object.defineProperty(globalThis, name, property);
      }
    },
  };
}
