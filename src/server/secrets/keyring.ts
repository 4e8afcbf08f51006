import { createHash, randomBytes } from 'node:crypto';
import { Mistake } from '../mistake.ts';

/**
 * What codes are hashed with: 256 bits that are never in the database, so that whoever has a copy
 * of that cannot try codes against it.
 */
export interface CodeKey {
  /** Stands beside the codes made with it, and can be told to anybody. */
  readonly id: string;
  readonly secret: Buffer;
}

const SECRET = /^[0-9a-f]{64}$/i;

/** @returns a new secret, as it is written: 64 hexadecimal digits */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** @param secret 64 hexadecimal digits */
export function codeKey(secret: string): CodeKey {
  const bytes = Buffer.from(secret, 'hex');
  const hash = createHash('sha256').update('samskab:key-id:').update(bytes);
  return { id: hash.digest('hex').slice(0, 8), secret: bytes };
}

/**
 * @param text secrets, newest last, separated by commas or blanks
 * @param where what holds them, for the message: the secrets themselves are never in one
 * @throws Mistake if one of them is none
 */
export function readSecrets(text: string, where: string): CodeKey[] {
  const secrets = text.split(/[\s,]+/).filter(Boolean);
  const wrong = secrets.findIndex((secret) => !SECRET.test(secret));
  if (wrong < 0) return secrets.map(codeKey);
  const which = secrets.length === 1 ? 'what it holds' : `number ${wrong + 1} in it`;
  throw new Mistake(`${where}: ${which} is no secret of 64 hexadecimal digits`);
}

/** Where keys come from. */
export interface Keyring {
  /** The newest last. */
  all(): readonly CodeKey[];
  /**
   * The key that new codes are made with.
   * @throws Mistake if there is none and none may be made
   */
  newest(): CodeKey;
  /**
   * Makes a key for the codes that are made from then on.
   * @throws Mistake if it cannot be written down
   */
  add(): AddedKey;
}

/** A key that was made: kept in a file; or `secret`, which somebody has to put where `all` reads. */
export type AddedKey = { readonly id: string } & (
  { readonly file: string } | { readonly secret: string }
);
