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
  const files = await unit.app.files.attachAll(unit, fileIds, { subject: { type: 'note', id }, customerId, visibility: 'customer', mark });
  for (const { kind } of files.values()) if (kind !== 'image') throw no('not-a-picture');
  return new Map([...files.values()].map((file) => [file.id, file.sha256]));
}
