import '../../../src/embed/define/voting-ballot.ts';
import { definition } from './definition.ts';

const widget = document.createElement('samskab-voting-ballot');
widget.definition = definition;
widget.lang = 'en';
document.body.append(widget);
