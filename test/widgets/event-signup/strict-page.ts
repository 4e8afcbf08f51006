import '../../../src/embed/define/event-signup.ts';
import { definition } from './definition.ts';

const widget = document.createElement('samskab-event-signup');
widget.definition = definition;
widget.lang = 'en';
document.body.append(widget);
