// Files of a claim: each must exist and be the actor's to give; the fact names it with its hash.
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import type { Evidence, Moment } from './claim.rules.ts';

type Hung = { readonly files: readonly string[]; readonly internal: boolean; readonly moment: Moment };

export async function attach(unit: Unit, claim: { readonly id: string; readonly customerId: string }, hung: Hung): Promise<Evidence> {
  const evidence: { fileId: string; sha256: string }[] = [];
  for (const fileId of new Set(hung.files)) {
    const { sha256 } = await unit.app.files.attach(unit, fileId, {
      subject: { type: 'claim', id: claim.id },
      customerId: claim.customerId,
      visibility: hung.internal ? 'internal' : 'customer',
      mark: { person: unit.actor.name, takenAt: iso(hung.moment.occurredAt ?? hung.moment.now) },
    });
    evidence.push({ fileId, sha256 });
  }
  return evidence;
}
