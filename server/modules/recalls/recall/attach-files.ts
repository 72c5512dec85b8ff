// Files of a recall: each must exist and be the actor's to give; the fact names it with its hash.
import type { Unit } from '../../../platform/app.ts';

export async function attachFiles(unit: Unit, recallId: string, files: readonly string[]): Promise<{ fileId: string; sha256: string }[]> {
  const evidence: { fileId: string; sha256: string }[] = [];
  for (const fileId of new Set(files)) {
    const { sha256 } = await unit.app.files.attach(unit, fileId, {
      subject: { type: 'recall', id: recallId },
      customerId: null,
      visibility: 'internal',
      mark: { person: unit.actor.name, takenAt: new Date(unit.now).toISOString() },
    });
    evidence.push({ fileId, sha256 });
  }
  return evidence;
}
