import { html, type TemplateResult } from 'lit';
import { HandWrittenForm, filled } from './form.ts';

const DATES = [
  ['d1', 'Suppe og brød, fredag den 10. januar 2031 kl. 18.00–20.00'],
  ['d2', 'Lasagne, fredag den 17. januar 2031 kl. 18.00–20.00'],
  ['d3', 'Ret fra Syrien, fredag den 24. januar 2031 kl. 18.00–20.00'],
] as const;

const TASKS = [
  ['cook', 'Med at lave mad'],
  ['tables', 'Med at dække bord'],
  ['dishes', 'Med opvasken'],
] as const;

type Who = 'adults' | 'children';

class EventSignup extends HandWrittenForm {
  static override properties = {
    ...HandWrittenForm.properties,
    adults: { state: true },
    young: { state: true },
  };

  protected readonly endpoint = '/api/events/event-signup';
  declare private adults: number;
  declare private young: number;

  constructor() {
    super();
    this.adults = 1;
    this.young = 0;
  }

  protected fields(): TemplateResult {
    return html`
      <h2>Fællesspisning i Huset</h2>
      <p>Kom og spis med. Vi laver mad fra kl. 16, og alle er velkomne til at hjælpe.</p>
      <p><strong>Hvor:</strong> Huset, Åvej 4</p>
      <fieldset class="field">
        <legend>Hvornår? Vælg højst 2.</legend>
        ${DATES.map(([id, label]) => this.#renderBox('date', id, label))}
      </fieldset>
      ${this.#renderCount('adults', 'Voksne', this.adults)}
      ${this.#renderCount('children', 'Børn', this.young)}
      ${Array.from({ length: this.adults + this.young }, (_, index) => this.#renderDiet(index))}
      <fieldset class="field">
        <legend>Vil I hjælpe? (kan udelades)</legend>
        ${TASKS.map(([id, label]) => this.#renderBox('help', id, label))}
      </fieldset>
      <h3>Hvordan vi kan nå dig</h3>
      <div class="field">
        <label for="name">Navn</label>
        <input id="name" name="name" autocomplete="name" required />
      </div>
      <div class="field">
        <label for="telephone">Telefon (kan udelades)</label>
        <input id="telephone" name="telephone" type="tel" autocomplete="tel" />
      </div>
      <p class="hint">Vi gemmer din tilmelding til ugen efter. Køkkenet ser kun kost og antal.</p>
    `;
  }

  protected submission(data: FormData): object {
    const diets = Array.from({ length: this.adults + this.young }, (_, index) =>
      String(data.get(`diet-${index}`) ?? ''),
    );
    return {
      dates: data.getAll('date'),
      adults: this.adults,
      children: this.young,
      people: diets.map((diet) => (diet ? { diet } : {})),
      answers: data.has('help') ? { help: data.getAll('help') } : {},
      contact: filled(data, ['name', 'telephone']),
    };
  }

  #renderBox(name: string, id: string, label: string): TemplateResult {
    return html`
      <div class="choice">
        <input type="checkbox" name=${name} id=${id} value=${id} />
        <label for=${id}>${label}</label>
      </div>
    `;
  }

  #renderCount(who: Who, label: string, count: number): TemplateResult {
    return html`
      <div class="field">
        <label for=${who}>${label}</label>
        <input
          id=${who}
          type="number"
          min="0"
          max="6"
          required
          .value=${String(count)}
          @input=${(event: Event) => this.#setCount(who, event.target as HTMLInputElement)}
        />
      </div>
    `;
  }

  #renderDiet(index: number): TemplateResult {
    const id = `diet-${index}`;
    const who = index < this.adults ? 'Voksen' : 'Barn';
    const number = index < this.adults ? index + 1 : index - this.adults + 1;
    return html`
      <div class="field">
        <label for=${id}>${who} ${number}: Er der noget, du ikke spiser? (kan udelades)</label>
        <p class="hint" id="${id}-hint">For eksempel nødder, gluten eller kød.</p>
        <input id=${id} name=${id} maxlength="100" aria-describedby="${id}-hint" />
      </div>
    `;
  }

  #setCount(who: Who, { value, valueAsNumber }: HTMLInputElement): void {
    if (value === '' || valueAsNumber < 0 || valueAsNumber > 6) return;
    if (who === 'adults') this.adults = valueAsNumber;
    else this.young = valueAsNumber;
  }
}

customElements.define('bench-event-signup', EventSignup);
