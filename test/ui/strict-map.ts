import '../../src/embed/define/voting-ballot.ts';
import { onAMap } from './on-a-map.ts';

const widget = document.createElement('samskab-voting-ballot');
widget.definition = onAMap;
widget.lang = 'en';
document.body.append(widget);
