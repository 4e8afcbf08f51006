import type { Picture } from '../src/protocol/items.ts';

/**
 * Storybook serves the drawings of the sample town itself (`staticDirs`); the endpoint of a story is
 * nowhere.
 * @param file such as `billeder/suppe.svg`
 */
export function drawn(file: string): string {
  return new URL(file, globalThis.document?.baseURI ?? 'https://deltag.example/').href;
}

export function here(picture: Picture): Picture {
  return { ...picture, url: drawn(picture.url) };
}
