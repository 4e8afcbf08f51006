import { dirname } from 'node:path';
import type { Definition } from '../../protocol/resources.ts';
import { takePictures, type Taken } from '../defining/pictures/take-pictures.ts';
import { about } from './about.ts';
import type { Options } from './command.ts';

/** The option of what reads definitions from files. */
export const picturesOption = {
  'allow-remote-pictures': {
    type: 'boolean',
    says: `lets pictures lie on other servers (https://…), which then learn who reads the page;
unless given, they lie beside the file`,
  },
} as const satisfies Options;

/** How that option is given. */
export interface PictureValues {
  readonly 'allow-remote-pictures'?: boolean | undefined;
}

/**
 * Reads the pictures that lie beside a definition's file.
 * @throws Mistake that names the file, and each picture that cannot be taken
 */
export function withPicturesBeside<D extends Definition>(
  file: string,
  definition: D,
  values: PictureValues,
): Promise<Taken<D>> {
  const allowRemote = values['allow-remote-pictures'] ?? false;
  return about(`${file}: `, () => takePictures(definition, { folder: dirname(file), allowRemote }));
}
