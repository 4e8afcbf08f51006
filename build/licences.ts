import type { Package } from './bundled.ts';

const RULE = '-'.repeat(80);

/**
 * @returns what whoever hands a build on must hand on with it, in the order of the packages
 * @throws where there is no text under which one is given: then nobody may hand it on
 */
export function licencesText(packages: readonly Package[]): string {
  const without = packages.find(({ licences }) => licences.length === 0);
  if (without) throw new Error(`${without.json.name} has no text of its licence.`);
  const list = packages.map(({ json }) => `- ${json.name} ${json.version} (${json.license})`);
  const texts = packages.map(({ json, licences }) =>
    [RULE, `${json.name} ${json.version}`, `Licence: ${json.license}`, '', ...licences].join('\n'),
  );
  const head = `The files beside this one hold the work of others, in whole or in part:

${list.join('\n')}

Samskab itself is given under the MIT licence; see LICENSE.`;
  return `${[head, ...texts].join('\n\n')}\n`;
}
