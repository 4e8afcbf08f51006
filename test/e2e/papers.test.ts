import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { default as formats } from 'ajv-formats';
import type { PackageJson } from '../../build/bundled.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const packageOf = (name: string) =>
  JSON.parse(read(`node_modules/${name}/package.json`)) as PackageJson;

/** Those that ask for no more than to be named. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);

interface Component {
  readonly 'bom-ref': string;
  readonly purl: string;
  readonly licenses: readonly { license: { id?: string } }[];
  readonly properties: readonly { name: string; value: string }[];
}
interface Sbom {
  readonly metadata: { component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { ref: string; dependsOn?: readonly string[] }[];
}

const licences = read('dist/LICENSES.txt');
const sbom = JSON.parse(read('dist/sbom.cdx.json')) as Sbom;
const listed = [...licences.matchAll(/^- (\S+) (\S+) \((.+)\)$/gm)].map(
  ([, name = '', version = '', licence = '']) => ({ name, version, licence }),
);
const purl = ({ name, version }: { name: string; version: string }) =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** @returns the packages that our sources ask for by name, types left out */
function imported(): Set<string> {
  const files = globSync('src/**/*.ts', { cwd: root }).map(read);
  const names = files.flatMap((text) =>
    [...text.matchAll(/^(?:import|export)(?! type)[^;]*? from '([^.'][^']*)';$/gm)].map(
      ([, name = '']) => name,
    ),
  );
  return new Set(
    names
      .filter((name) => !name.startsWith('node:') && name !== 'samskab/server')
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''),
  );
}

/** @returns these and all that they need */
function withNeeded(names: Iterable<string>, found = new Set<string>()): Set<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    withNeeded(Object.keys(packageOf(name).dependencies ?? {}), found);
  }
  return found;
}

test('the licences name what our sources ask for, and nothing that is not needed for it', () => {
  const names = new Set(listed.map(({ name }) => name));
  // Of Lit what is used lies in the packages that it is made of.
  const asked = [...imported()].flatMap((name) =>
    name === 'lit' ? Object.keys(packageOf('lit').dependencies ?? {}) : [name],
  );
  assert.deepEqual(
    asked.filter((name) => !names.has(name)),
    [],
  );
  const needed = withNeeded(asked);
  assert.deepEqual(
    [...names].filter((name) => !needed.has(name)),
    [],
  );
  for (const { name, version } of listed) assert.equal(version, packageOf(name).version);
});

test('the licences hold what can be found in the files', () => {
  const scripts = globSync('dist/{server,loader,single}/**/*.js', { cwd: root }).map(read).join('');
  // What a package says that nobody else says, so that it is in the files where it is used.
  const marks: Record<string, RegExp> = {
    'lit-html': /litHtmlVersions/,
    '@lit/reactive-element': /reactiveElementVersions/,
    'lit-element': /litElementVersions/,
    kysely: /KyselyPlugin|class Kysely/,
    hono: /class Hono/,
    'pg-pool': /Called end on pool more than once/,
    'pg-protocol': /authenticationOk/,
    pgpass: /PGPASSFILE/,
    split2: /maximum buffer reached/,
    valibot: /safeParse/,
  };
  for (const [name, mark] of Object.entries(marks)) {
    assert.match(scripts, mark, name);
    assert.ok(
      listed.some((one) => one.name === name),
      name,
    );
  }
});

test('each licence is one that we may hand on under, and is there whole', () => {
  for (const { name, version, licence } of listed) {
    assert.ok(ALLOWED.has(licence), `${name}: ${licence} is not on the list of those allowed`);
    const start = licences.indexOf(`\n${name} ${version}\nLicence: ${licence}\n`);
    const text = licences.slice(start, licences.indexOf(`\n${'-'.repeat(80)}\n`, start));
    assert.match(text, /copyright/i, name);
    assert.match(text, /permi(ssion|tted)/i, name);
  }
});

test('the SBOM is valid CycloneDX', () => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  // What the formats of a newer draft check, nothing of ours uses.
  for (const name of ['iri-reference', 'idn-email']) ajv.addFormat(name, true);
  const schema = (name: string) =>
    JSON.parse(
      read(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`),
    ) as object;
  for (const name of ['spdx', 'jsf-0.82']) {
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  }
  const check = ajv.compile(schema('bom-1.6'));
  check(sbom);
  assert.deepEqual(check.errors, null);
});

test('the SBOM holds what is bundled, and all that is installed with the package', () => {
  const own = JSON.parse(read('package.json')) as PackageJson;
  const installed = withNeeded(Object.keys(own.dependencies ?? {}));
  const bundled = sbom.components.filter(({ properties }) =>
    properties.some(({ name, value }) => name === 'samskab:bundled' && value === 'true'),
  );
  assert.deepEqual(bundled.map((one) => one.purl).toSorted(), listed.map(purl).toSorted());
  const all = new Set([
    ...listed.map(purl),
    ...[...installed].map((name) => purl(packageOf(name))),
  ]);
  assert.deepEqual(sbom.components.map((one) => one.purl).toSorted(), [...all].toSorted());
  assert.equal(sbom.metadata.component.purl, purl(own));
  for (const { licenses, purl } of sbom.components) {
    for (const { license } of licenses) assert.ok(ALLOWED.has(license.id ?? ''), purl);
  }
});

test('in the SBOM everything hangs on the package', () => {
  const needs = new Map(sbom.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const reached = new Set<string>();
  const visit = (ref: string): void => {
    if (reached.has(ref)) return;
    reached.add(ref);
    for (const next of needs.get(ref) ?? []) visit(next);
  };
  visit(sbom.metadata.component['bom-ref']);
  assert.equal(reached.size, sbom.components.length + 1);
});

test('the SBOM of the same build is the same: no time, no number drawn by lot, no place', () => {
  assert.doesNotMatch(JSON.stringify(sbom), /timestamp|serialNumber|file:|registry|download_url/);
});
