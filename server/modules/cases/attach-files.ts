// Evidence of a case: the file must exist and be the actor's to give.
import type { Told } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { decideAddEvidence, type Moment } from './case.rules.ts';
import type { Case } from './case.ts';

/** Attaches uploaded files to the case. `internal`: the customer does not see them. */
export async function attachFiles(
  unit: Unit,
  state: Case,
  { files, internal, moment }: { files: readonly string[]; internal: boolean; moment: Moment },
): Promise<Told[]> {
  const told: Told[] = [];
  for (const fileId of new Set(files)) {
    const file = await unit.app.files.attach(unit, fileId, {
      subject: { type: 'case', id: state.id },
      customerId: state.customerId,
      visibility: internal ? 'internal' : 'customer',
      mark: { person: unit.actor.name, takenAt: iso(moment.occurredAt ?? moment.now) },
    });
    told.push(...decideAddEvidence(state, { fileId, sha256: file.sha256, kind: file.kind, internal }, moment));
  }
  return told;
}
