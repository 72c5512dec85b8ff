// Names that have signed for a site on this phone: a tap instead of typing Chinese with wet hands.
import type { SignerRole } from '../../../server/modules/deliveries/note.ts';

export type Signer = { readonly name: string; readonly role: SignerRole };

const STORED = 'xiannuo.signers.';
const MOST = 4;

export function rememberedSigners(siteId: string): readonly Signer[] {
  try {
    return JSON.parse(localStorage.getItem(STORED + siteId) ?? '[]') as Signer[];
  } catch {
    return [];
  }
}

export function rememberSigners(siteId: string, signers: readonly Signer[]): void {
  const named = signers.filter(({ name }) => name !== '');
  const others = rememberedSigners(siteId).filter((before) => named.every(({ name }) => name !== before.name));
  try {
    localStorage.setItem(STORED + siteId, JSON.stringify([...named, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden store costs the shortcut only.
  }
}
