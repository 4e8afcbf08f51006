import '../../../src/embed/define/results.ts';
import { definition } from './definition.ts';

const widget = document.createElement('samskab-results');
widget.definition = definition;
widget.lang = 'en';
document.body.append(widget);
