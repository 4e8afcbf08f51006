/** Ballots with as many projects as wanted: invented, the same each time. */
import type { BallotOf } from '../../src/protocol/ballots.ts';

const WHAT =
  'Bænke Træer Lamper Skure Gynger Hylder Højbede Cykelpumper Drikkevand Borde Bede Broer Trapper Ramper Skilte Stativer Kasser Tage Hegn Baner Haver Værksted Køkken Bibliotek Legeplads Scene Sti Springvand Sansehave Petanque'.split(
    ' ',
  );
const WHERE =
  'ved åen|bag hallen|på torvet|langs stien|i parken|ved stationen|i Nørregade|på havnen|ved skolen|i gården|ved biblioteket|på stranden|i skoven|ved kirken|under broen|på bakken|ved søen|i Åkvarteret|på Torvegade|ved hallen|i Mølleby|ved fjorden|på pladsen|i Stationsbyen|ved plejehjemmet|i Sønderskov|ved børnehaven|på taget|i Nørrevang|ved stadion|på Ringvejen|i kolonihaven|ved rådhuset|i midtbyen'.split(
    '|',
  );
const WORDS =
  'alle naboer børn unge ældre gæster sammen hver dag aften sommer vinter morgen weekend plads skygge lys varme vand græs blomster frugt bær grøntsager redskaber værktøj maling musik dans spil bøger teater film kunst hjælp frivillige foreninger skoler klubber familier kørestol barnevogn cykler biler busser hunde fugle bier insekter regn sne vind is asfalt fliser grus sand træ stål glas beton sten jord rampe skål tag væg dør vindue port lås nøgle åben gratis billig sikker tryg stille grøn ny gammel lille stor bred smal høj lav flad rund lang kort let tung frisk ren tør våd mørk lyst tidligt sent ofte sjældent også uden med mellem omkring over under foran bagved siden midt rundt langs gennem efter før mens når hvis fordi så men eller kan skal må vil bliver får giver tager laver bygger planter passer låner deler møder leger løber går sidder spiser drikker hviler lærer viser hører ser'.split(
    ' ',
  );
const CATEGORIES = ['Natur', 'Trafik', 'Kultur', 'Børn og unge', 'Byrum', 'Energi', 'Idræt'];

/** Enough of them for whoever asks for fewer. */
const MOST = WHAT.length * WHERE.length;

/** @returns an approval ballot; a project has a name, a hundred letters about it, a price and a category */
export function ballotOf(count: number): BallotOf<'approval'> {
  if (count > MOST) throw new Error(`There are only ${MOST} names for projects.`);
  const draw = drawing();
  return {
    type: 'ballot',
    method: 'approval',
    id: `projects-${count}`,
    title: 'Stem om kvarterpuljen',
    intro: 'Vælg de projekter, som du synes skal blive til noget.',
    language: 'da',
    privacy: 'Din stemme gemmes uden dit navn.',
    currency: 'DKK',
    budget: 50_000_000,
    minLength: 1,
    maxLength: 100,
    items: Array.from({ length: count }, (_, index) => ({
      id: `p${index + 1}`,
      name: nameOf(index),
      description: `${sentence(draw)} ${sentence(draw)}`,
      category: pick(CATEGORIES, draw),
      cost: (1 + Math.floor(draw() * 100)) * 100_000,
    })),
  };
}

/** No two alike, and no two after one another that begin alike. */
function nameOf(index: number): string {
  const round = Math.floor(index / WHAT.length);
  return `${WHAT[index % WHAT.length]} ${WHERE[(index + round) % WHERE.length]}`;
}

function sentence(draw: () => number): string {
  const words = Array.from({ length: 6 + Math.floor(draw() * 5) }, () => pick(WORDS, draw));
  const text = words.join(' ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function pick(list: readonly string[], draw: () => number): string {
  return list[Math.floor(draw() * list.length)] as string;
}

/** Numbers from 0 to 1, the same each time. */
function drawing(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
