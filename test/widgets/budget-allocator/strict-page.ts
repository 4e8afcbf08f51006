import '../../../src/embed/define/budget-allocator.ts';
import { definition } from './definition.ts';

const widget = document.createElement('samskab-budget-allocator');
widget.definition = definition;
widget.lang = 'en';
document.body.append(widget);
