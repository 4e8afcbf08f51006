/**
 * The manifest of the elements, for editors and for the tables in Storybook: `cem analyze`. The
 * docblocks are its source. What the analyzer cannot know by itself is added here: what a class
 * hands to the generics of its base, which class an event is, and what a colour is by default.
 */
export default {
  globs: [
    'src/widgets/*/*.ts',
    'src/embed/define/*.ts',
    'src/ui/{element,form-element,events}.ts',
    'src/ui/parts/styles.ts',
  ],
  outdir: 'dist',
  litelement: true,
  // The name of the file in package.json is written by hand.
  packagejson: false,
  plugins: [published()],
};

/** A custom property with its default, which may stand behind a token of Designsystemet. */
const TOKEN =
  /--_[\w-]+:\s*var\(\s*(--samskab-[\w-]+),\s*(?:var\(--ds-[\w-]+, )?((?:[^();]|\([^();]*\))+?)\)?\s*\);/g;

/** @returns a plugin that turns what was found in `src` into what is published */
function published() {
  /** Name of a class → its type parameters, and what it hands to those of its base. */
  let classes;
  /** Name of an event → its class, of the definition `D`. */
  let events;
  /** Name of a custom property → its default. */
  let defaults;
  /** File → the tags it registers, each with its class. */
  let definitions;

  return {
    name: 'published',
    initialize() {
      classes = new Map();
      events = new Map();
      defaults = new Map();
      definitions = new Map();
    },
    collectPhase({ ts, node }) {
      if (ts.isClassDeclaration(node)) {
        const [base] = node.heritageClauses?.[0]?.types ?? [];
        classes.set(node.name.text, {
          parameters: node.typeParameters?.map(({ name }) => name.text) ?? [],
          handed: base?.typeArguments?.map((type) => type.getText()) ?? [],
        });
      } else if (ts.isInterfaceDeclaration(node) && node.name.text === 'SamskabEventMap') {
        for (const { name, type } of node.members) {
          events.set(name.text, type.getText().match(/Samskab\w+Event(<D>)?/)[0]);
        }
      } else if (ts.isSourceFile(node)) {
        for (const [, name, value] of node.text.matchAll(TOKEN)) defaults.set(name, value);
      } else if (ts.isCallExpression(node) && node.expression.getText() === 'define') {
        const [tag, element] = node.arguments;
        const file = node.getSourceFile().fileName;
        definitions.set(file, { tag: tag.text, element: element.getText() });
      }
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const isElement = ({ tagName }) => tagName !== undefined;
      const elements = manifest.modules.filter(({ declarations }) => declarations.some(isElement));
      const moduleOf = (name) =>
        elements.find(({ declarations }) => declarations.some((one) => one.name === name));
      manifest.modules = [
        ...elements.map((module) => ({
          ...module,
          path: publishedPath(module.path),
          declarations: module.declarations.filter(isElement).map(resolved),
          exports: module.exports.map(({ declaration, ...rest }) => ({
            ...rest,
            declaration: { ...declaration, module: publishedPath(module.path) },
          })),
        })),
        ...[...definitions].map(([path, { tag, element }]) => ({
          kind: 'javascript-module',
          path: publishedPath(path),
          declarations: [],
          exports: [
            {
              kind: 'custom-element-definition',
              name: tag,
              declaration: { name: element, module: publishedPath(moduleOf(element).path) },
            },
          ],
        })),
      ];
    },
  };

  /** An element as those see it who use it: nothing private, nothing said by its base alone. */
  function resolved(element) {
    const type = typeIn(element);
    return {
      ...element,
      superclass: { name: 'LitElement', package: 'lit' },
      members: element.members
        .filter(({ privacy }) => privacy === 'public')
        .map(type)
        .map(own),
      attributes: element.attributes.map(type).map(own),
      slots: element.slots.map(own),
      cssParts: element.cssParts.map(own),
      cssProperties: element.cssProperties
        .map((property) => ({ ...property, default: defaults.get(property.name) }))
        .map(own),
      // The analyzer takes any `new …Event()` in the code for an event of the element.
      events: element.events
        .filter(({ name }) => events.has(name))
        .map((event) => own({ ...event, type: { text: eventOf(element, event.name) } })),
    };
  }

  /** What tells of a widget tells of its definition: the first thing that its class hands to its base. */
  function eventOf({ name }, event) {
    const [definition] = classes.get(name).handed;
    return events.get(event).replace('<D>', `<${definition}>`);
  }

  /** @returns a function that puts in the place of a base's type parameters what a class handed it */
  function typeIn({ name, superclass }) {
    const { handed } = classes.get(name);
    const { parameters = [] } = classes.get(superclass?.name) ?? {};
    const put = (text) =>
      parameters.reduce(
        (all, parameter, index) =>
          all.replaceAll(new RegExp(`\\b${parameter}\\b`, 'g'), handed[index]),
        text,
      );
    return (member) =>
      member.type ? { ...member, type: { text: put(member.type.text) } } : member;
  }
}

function own({ inheritedFrom, ...rest }) {
  return rest;
}

function publishedPath(path) {
  return path.replace(/^src\//, 'dist/esm/').replace(/\.ts$/, '.js');
}
