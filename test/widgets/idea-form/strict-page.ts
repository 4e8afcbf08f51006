import '../../../src/embed/define/idea-form.ts';
import { definition } from './definition.ts';

const widget = document.createElement('samskab-idea-form');
widget.definition = definition;
widget.lang = 'en';
document.body.append(widget);
