import { SamskabIdeaForm } from '../../widgets/idea-form/idea-form.ts';
import { define } from '../define.ts';

define('samskab-idea-form', SamskabIdeaForm);
