// Pictures that come with an answer.
import { iso } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { no } from './refusals.ts';

type About = { readonly subject: { readonly type: string; readonly id: string }; readonly customerId: string };

export async function keepPhotos(unit: Unit, fileIds: readonly string[], about: About): Promise<{ fileId: string; sha256: string }[]> {
  if (fileIds.length === 0) return [];
  const mark = { person: unit.actor.name, takenAt: iso(unit.now) };
  const files = await unit.app.files.attachAll(unit, [...new Set(fileIds)], { ...about, visibility: 'customer', mark });
  for (const { kind } of files.values()) if (kind !== 'image') throw no('not-a-picture');
  return [...files.values()].map(({ id, sha256 }) => ({ fileId: id, sha256 }));
}
