import { SamskabBudgetAllocator } from '../../widgets/budget-allocator/budget-allocator.ts';
import { define } from '../define.ts';

define('samskab-budget-allocator', SamskabBudgetAllocator);
