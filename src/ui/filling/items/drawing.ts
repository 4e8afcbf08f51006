/**
 * What items and their bar are drawn with, handed to the ways of voting that are fetched: each would
 * else bring a copy of its own.
 */
export { barTemplate } from './bar.ts';
export { cardTemplate, chooseFoot, priceFoot } from './card.ts';
export { thumbnail } from './picture.ts';
export { aboutId } from './selections.ts';
