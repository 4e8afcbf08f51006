/** The manifest, as .storybook/manifest.ts makes it; only what the stories read. */
declare module 'virtual:custom-elements-manifest' {
  interface Declaration {
    readonly tagName: string;
    readonly attributes: readonly { readonly name: string; readonly description: string }[];
    readonly events: readonly { readonly name: string; readonly type: { readonly text: string } }[];
    readonly cssProperties: readonly { readonly name: string; readonly default?: string }[];
  }
  const manifest: {
    readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
  };
  export default manifest;
}

/** The text of a style sheet, as Vite hands it over. */
declare module '*.css?raw' {
  const css: string;
  export default css;
}
