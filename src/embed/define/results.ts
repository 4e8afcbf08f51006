import { SamskabResults } from '../../widgets/results/results.ts';
import { define } from '../define.ts';

define('samskab-results', SamskabResults);
