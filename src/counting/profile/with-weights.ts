import { pointsAt, type Ranking } from '../../pabulib/weights.ts';
import type { Weights } from '../../protocol/counting.ts';
import { CountingError } from '../counting-error.ts';
import { MOST_POINTS, type Profile } from './profile.ts';

/**
 * Turns the places on ballots that rank into points.
 * @param asked what places are worth; as the ballots come with it unless given
 * @returns the election with points; one whose ballots do not rank as it is
 * @throws CountingError where ballots do not rank, or points cannot be counted exactly
 */
export function withWeights(profile: Profile, asked: Weights | undefined): Profile {
  const { groups, projects } = profile;
  const { ranks } = groups;
  if (!ranks) {
    if (asked === undefined) return profile;
    const message = 'Weights are for ballots that rank; leave them out.';
    throw new CountingError('not-for-this', message);
  }
  const usual = profile.ranking ?? { weights: 'length', places: projects.length };
  const ranking: Ranking = { ...usual, ...(asked !== undefined && { weights: asked }) };
  const pointScale = ranking.weights === 'dowdall' ? scaleFor(ranks.places) : 1;
  const points = new Float64Array(groups.items.length);
  for (let group = 0; group < groups.count; group++) {
    const length = ranks.lengths[group] as number;
    const end = groups.starts[group + 1] as number;
    for (let at = groups.starts[group] as number; at < end; at++) {
      points[at] = pointsAt(ranking, ranks.places[at] as number, length, pointScale);
    }
  }
  return { ...profile, ranking, pointScale, groups: { ...groups, points } };
}

/** @returns a number that every place divides, counted from 1 */
function scaleFor(places: Int32Array): number {
  const last = places.reduce((most, place) => Math.max(most, place), 0) + 1;
  let scale = 1;
  for (let place = 2; place <= last; place++) {
    scale *= place / common(scale, place);
    if (scale > MOST_POINTS) {
      const message = 'Ballots rank too many things to be counted exactly by dowdall; choose other weights.'; // prettier-ignore
      throw new CountingError('too-large', message);
    }
  }
  return scale;
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}
