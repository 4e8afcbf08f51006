import { Mistake } from '../mistake.ts';
import { newSecret, codeKey, readSecrets, type CodeKey, type Keyring } from './keyring.ts';
import { SecretFile } from './secret-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param file where secrets lie unless the environment says otherwise; undefined where a database
 * that several machines share has no such place
 * @throws Mistake if what there is cannot be read
 */
export function openKeyring(
  file: string | undefined,
  environment: Environment = process.env,
): Keyring {
  const { SAMSKAB_SECRET: given, SAMSKAB_SECRET_FILE: named } = environment;
  if (given && named) {
    throw new Mistake('SAMSKAB_SECRET and SAMSKAB_SECRET_FILE are both set: leave one of them out');
  }
  if (given) return fixed(readSecrets(given, 'SAMSKAB_SECRET'));
  if (named) return new SecretFile(named, 'SAMSKAB_SECRET_FILE: ');
  return file === undefined ? fixed([]) : new SecretFile(file);
}

/** Keys that stay as they were given. */
function fixed(keys: readonly CodeKey[]): Keyring {
  return {
    all: () => keys,
    newest() {
      const newest = keys.at(-1);
      if (newest) return newest;
      throw new Mistake(
        'codes need a secret: set SAMSKAB_SECRET to what "samskab secret new" prints',
      );
    },
    add() {
      const secret = newSecret();
      return { id: codeKey(secret).id, secret };
    },
  };
}
