import { html, type TemplateResult } from 'lit';
import { HandWrittenForm, filled } from './form.ts';

const PLACES = [
  ['centre', 'Midtbyen'],
  ['harbour', 'Havnen'],
  ['north', 'Nordbyen'],
  ['whole', 'Hele byen'],
  ['unknown', 'Det ved jeg ikke'],
] as const;

class IdeaForm extends HandWrittenForm {
  protected readonly endpoint = '/api/ideas/idea-form';

  protected fields(): TemplateResult {
    return html`
      <h2>Hvad mangler din by?</h2>
      <p>
        Fortæl om en idé til dit kvarter. Den behøver ikke at være færdig. Vi læser alle idéer og
        svarer på dem, vi går videre med.
      </p>
      <div class="field">
        <label for="title">Hvad er din idé?</label>
        <p class="hint" id="title-hint">Med få ord, som en overskrift. Højst 80 tegn.</p>
        <input id="title" name="title" required maxlength="80" aria-describedby="title-hint" />
      </div>
      <div class="field">
        <label for="text">Fortæl mere</label>
        <p class="hint" id="text-hint">Hvem er den til, og hvad bliver bedre? Højst 2.000 tegn.</p>
        <textarea
          id="text"
          name="text"
          rows="5"
          required
          maxlength="2000"
          aria-describedby="text-hint"
        ></textarea>
      </div>
      <fieldset class="field">
        <legend>Hvor i byen?</legend>
        ${PLACES.map(
          ([id, label]) => html`
            <div class="choice">
              <input type="radio" name="place" id=${id} value=${id} required />
              <label for=${id}>${label}</label>
            </div>
          `,
        )}
      </fieldset>
      <div class="field">
        <label for="cost">Hvad koster den cirka? (kan udelades)</label>
        <p class="hint" id="cost-hint">Et gæt er nok. I kroner, højst 1.000.000.</p>
        <input id="cost" name="cost" type="number" max="1000000" aria-describedby="cost-hint" />
      </div>
      <div class="choice">
        <input type="checkbox" id="public" name="public" />
        <label for="public">I må vise min idé på hjemmesiden</label>
      </div>
      <h3>Hvordan vi kan nå dig</h3>
      <div class="field">
        <label for="name">Navn (kan udelades)</label>
        <input id="name" name="name" autocomplete="name" />
      </div>
      <div class="field">
        <label for="email">E-mail (kan udelades)</label>
        <input id="email" name="email" type="email" autocomplete="email" />
      </div>
      <p class="hint">
        Vi gemmer din idé til udgangen af 2030. Dit navn og din e-mail vises ikke for andre.
      </p>
    `;
  }

  protected submission(data: FormData): object {
    const cost = data.get('cost');
    return {
      answers: {
        ...filled(data, ['title', 'text', 'place']),
        ...(cost ? { cost: Math.round(Number(cost) * 100) } : {}),
        ...(data.has('public') ? { public: true } : {}),
      },
      contact: filled(data, ['name', 'email']),
    };
  }
}

customElements.define('bench-idea-form', IdeaForm);
