import type { BallotDefinition } from '../../src/protocol/ballots.ts';

const drawing = new URL('../../demo/site/bomaerke.svg', import.meta.url).href;
const at = (latitude: number, longitude: number, label: string) => ({
  place: { latitude, longitude, label },
});

/** Three of four have a place; the tiles are of this very server, one drawing over and over. */
export const onAMap: BallotDefinition = {
  type: 'ballot',
  method: 'approval',
  id: 'map',
  title: { en: 'Where shall we build?', da: 'Hvor skal vi bygge?', ar: 'أين نبني؟' },
  language: 'en',
  order: 'given',
  items: [
    { id: 'a', name: 'Benches', district: 'North', ...at(56.11, 9.51, 'By the river') },
    { id: 'b', name: 'Lamps' },
    { id: 'c', name: 'A path', ...at(56.1, 9.5, 'The wood') },
    { id: 'd', name: 'A swing', ...at(56.105, 9.49, 'The school') },
  ],
  map: {
    tiles: `${drawing}?z={z}&x={x}&y={y}`,
    attribution: { en: '© <b>The town</b>', da: '© <b>Byen</b>' },
  },
};
