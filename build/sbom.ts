/**
 * The list of what is in a build, and of what is installed with it, in CycloneDX's format, for those
 * who ask of all they run whether it has known faults. The same build makes the same bytes: there
 * is no time in it, and no number drawn by lot.
 */
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { folderOfDependency, readPackage, type Package, type PackageJson } from './bundled.ts';

/** Says of a package whether its code is in the files of ours. */
const BUNDLED = 'samskab:bundled';

/** @returns every package that is installed with one, whether it asks for it itself or not */
export function installedWith(folder: string): Package[] {
  const found = new Map<string, Package>();
  const visit = ({ json, folder: from }: Pick<Package, 'json' | 'folder'>): void => {
    for (const name of Object.keys(json.dependencies ?? {})) {
      const where = folderOfDependency(name, from);
      if (found.has(where)) continue;
      const one = readPackage(where);
      found.set(where, one);
      visit(one);
    }
  };
  visit(readPackage(folder));
  return [...found.values()];
}

/** @returns the document, as JSON */
export function sbom(
  own: Package,
  bundled: readonly Package[],
  installed: readonly Package[],
): string {
  const components = new Map<string, Models.Component>();
  for (const { json, folder } of [...bundled, ...installed]) {
    const component = componentOf(json);
    const isBundled = bundled.some((one) => one.folder === folder);
    component.properties.add(new Models.Property(BUNDLED, String(isBundled)));
    components.set(json.name, component);
  }
  const asked = new Set(Object.keys(own.json.dependencies ?? {}));
  const neededByOthers = new Set<string>();
  for (const { json } of [...bundled, ...installed]) {
    for (const name of Object.keys(json.dependencies ?? {})) {
      const needed = components.get(name);
      if (!needed) continue;
      components.get(json.name)?.dependencies.add(needed.bomRef);
      neededByOthers.add(name);
    }
  }
  const root = componentOf(own.json);
  for (const [name, { bomRef }] of components) {
    if (asked.has(name) || !neededByOthers.has(name)) root.dependencies.add(bomRef);
  }
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: root }) });
  for (const component of components.values()) bom.components.add(component);
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.Build);
  const normal = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normal).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

const fromPackage = Contrib.FromNodePackageJson;
const make = new fromPackage.Builders.ComponentBuilder(
  new fromPackage.Factories.ExternalReferenceFactory(),
  // None of them is given under one licence or another; who meets the first reads what it says.
  new Contrib.License.Factories.LicenseFactory(() => {
    throw new RangeError('This is no single licence.');
  }),
);

function componentOf(json: PackageJson): Models.Component {
  const component = make.makeComponent(json as never, Enums.ComponentType.Library);
  if (!component) throw new Error(`${json.name} has no name.`);
  component.purl = purlOf(json);
  component.bomRef.value = component.purl;
  return component;
}

/** @returns what everybody calls a package of npm's, on whatever host it lies */
function purlOf({ name, version }: PackageJson): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
