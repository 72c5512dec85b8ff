// Random secrets: shown once, kept as SHA-256. They carry enough randomness that a slow hash would add nothing.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `bytes` × 8 random bits, base64url. */
export const randomToken = (bytes: number): string => randomBytes(bytes).toString('base64url');

const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password that can be read over the phone: 12 of 31 signs, 59 bits. */
export const readablePassword = (): string => Array.from({ length: 12 }, () => READABLE[randomInt(READABLE.length)]).join('');

/**
 * The secret that signs cookies and encrypts second factors: from the environment, else made once and kept in the data folder,
 * readable by the owner only. Several nodes must share it.
 */
export async function installationSecret(dataDir: string, fromEnvironment: string | undefined): Promise<string> {
  if (fromEnvironment !== undefined) {
    if (fromEnvironment.length < 32) throw new Error('AUTH_SECRET must have at least 32 characters');
    return fromEnvironment;
  }
  const path = join(dataDir, 'auth-secret');
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, randomToken(48), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(path, 'utf8')).trim();
}
