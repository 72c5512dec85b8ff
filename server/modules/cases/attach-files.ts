// Evidence of a case: the file must exist and be the actor's to give.
import type { Told } from '../../kernel/fact.ts';
import type { Unit } from '../../platform/app.ts';
import type { Case } from './case.ts';
import { decideAddEvidence, type Moment } from './case.rules.ts';

/** Attaches uploaded files to the case; outside people's files are visible to the customer, ours only when `internal` is false. */
export async function attachFiles(
  unit: Unit,
  state: Case,
  { files, internal, moment }: { files: readonly string[]; internal: boolean; moment: Moment },
): Promise<Told[]> {
  if (files.length === 0) return [];
  const found = await unit.app.files.attach(unit, files, { subject: { type: 'case', id: state.id }, customerId: state.customerId, visibility: internal ? 'staff' : 'customer' });
  return found.flatMap(({ id, sha256, kind }) => decideAddEvidence(state, { fileId: id, sha256, kind, internal }, moment));
}
