import { SamskabEventSignup } from '../../widgets/event-signup/event-signup.ts';
import { define } from '../define.ts';

define('samskab-event-signup', SamskabEventSignup);
