// Passwords: argon2id, the library's default, with the parameters that OWASP's cheat sheet gives for
// it (19 MiB, 2 passes).
import { hash, verify } from '@node-rs/argon2';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

let nobodysHash: Promise<string> | undefined;

/** Takes as long when there is no such account, so that time does not tell which names exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobodysHash ??= hashPassword('no account has this password');
  const matches = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'));
  return matches && stored !== null;
}
