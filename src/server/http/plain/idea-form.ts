import type { IdeasDefinition } from '../../../protocol/ideas.ts';
import { contactFields } from '../../../rules/contact.ts';
import { ideaRules, type IdeaState } from '../../../rules/idea.ts';
import { pictureHtml } from '../catalogue.ts';
import { escapeHtml } from '../html.ts';
import { explainAnswer } from './answers/explain.ts';
import type { Questions } from './answers/questions.ts';
import { keepNumbers, readAnswers } from './answers/read.ts';
import { answerRows } from './answers/rows.ts';
import { questionsHtml } from './answers/sections.ts';
import type { PlainForm } from './form.ts';
import { listsOf, type IdeaView } from './idea-lists.ts';
import { managedIdea } from './idea-managed.ts';
import { prose, shown } from './parts.ts';
import { problemWords } from '../../../i18n/problem-words.ts';

/** An idea: the made-up person to think as, if any, the questions, and how to reach whose it is. */
export const ideaForm: PlainForm<IdeasDefinition, IdeaState> = {
  groups: [
    'common',
    'choosing',
    'steps',
    'items',
    'fields',
    'idea',
    'persona',
    'sending',
    'fieldsSending',
    'ideaManage',
    'rareKinds',
    'ideaSending',
  ],
  read(typed, definition, language) {
    const groups = groupsOf(definition);
    const answers = groups.map(([group, fields]) => readAnswers(typed, fields, group, language));
    const [persona = {}, own = {}, contact = {}] = answers;
    const state: IdeaState = { persona, answers: own, contact };
    return groups.reduce((before, [group, fields]) => keepNumbers(before, typed, fields, group, language), state); // prettier-ignore
  },
  problems: ideaRules.problems,
  toSubmission: ideaRules.toSubmission,
  fields,
  explain: (problem, view) =>
    explainAnswer(problem, listsOf(view), view) ?? {
      text: problemWords(problem, view),
      target: 'questions',
    },
  rows: (view) => listsOf(view).flatMap((list) => answerRows(list, view)),
  manages: {
    words: { heading: 'haveSentIdea', hint: 'ideaReceiptLooks', see: 'seeIdea' },
    shows: managedIdea,
  },
};

function groupsOf({ persona, fields, contact }: IdeasDefinition) {
  return [
    ['persona', persona?.fields ?? []],
    ['answers', fields],
    ['contact', contactFields(contact)],
  ] as const;
}

function fields(view: IdeaView): string {
  const { definition, say, t, runs } = view;
  const { persona } = definition;
  const [asPersona, own, contact] = listsOf(view) as [Questions, Questions, Questions];
  const picture = persona?.picture ? pictureHtml(persona.picture, view) : '';
  const drawn = picture && runs ? `<noscript>${picture}</noscript>` : picture;
  const title = persona?.title === undefined ? escapeHtml(say('ideaPersonaHeading')) : shown(t(persona.title), view); // prettier-ignore
  const intro = persona?.intro === undefined ? `<p>${escapeHtml(say('ideaPersonaIntro'))}</p>` : prose(t(persona.intro), view); // prettier-ignore
  return [
    persona ? questionsHtml(asPersona, title, view, `${drawn && `<div class="whom">${drawn}</div>`}${intro}`) : '', // prettier-ignore
    questionsHtml(own, escapeHtml(say('ideaHeading')), view, '', 'questions'),
    contact.fields.length === 0 ? '' : questionsHtml(contact, escapeHtml(say('contactHeading')), view), // prettier-ignore
  ].join('\n          ');
}
