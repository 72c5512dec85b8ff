// Pictures of the dock, seen by both sides and marked with time, site and person (R1.4). The hash of the original is the evidence.
import type { Unit } from '../../../platform/app.ts';
import type { Mark } from '../../../platform/files/public.ts';
import type { Note } from '../note.ts';
import { no } from '../refusals.ts';

/** Hangs each once; gives the hash of every one. */
export async function hangMarked(
  unit: Unit,
  { note: { id, customerId }, mark }: { note: Pick<Note, 'id' | 'customerId'>; mark: Mark },
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const fileId of new Set(fileIds)) {
    const file = await unit.app.files.attach(unit, fileId, { subject: { type: 'note', id }, customerId, visibility: 'customer', mark });
    if (file.kind !== 'image') throw no('not-a-picture');
    hashes.set(fileId, file.sha256);
  }
  return hashes;
}
