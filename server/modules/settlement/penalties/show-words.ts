// Words with their files, as the reader may see them.
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { type About, wordsOf } from './words.store.ts';

export type ShownWord = {
  kind: string;
  body: string;
  byUs: boolean;
  author: string;
  at: string;
  files: { id: string; sha256: string; kind: string; mediaType: string }[];
};

/** By what they are about, oldest first. */
export async function shownWords(
  call: Call,
  of: { readonly type: About['type']; readonly ids: readonly string[] },
): Promise<Map<string, ShownWord[]>> {
  const words = await wordsOf(call.db, of);
  const withFiles = new Set(words.flatMap(({ aboutId, files }) => (files.length > 0 ? [aboutId] : [])));
  const attached = withFiles.size === 0 ? [] : await call.app.files.attachedTo(call.db, { type: of.type, ids: [...withFiles] }, call.actor);
  const files = new Map(attached.map(({ id, sha256, kind, mediaType }) => [id, { id, sha256, kind, mediaType }]));
  const shown = words.map(({ aboutId, files: ids, at, ...word }) => ({
    aboutId,
    word: { ...word, at: iso(at), files: ids.flatMap((id) => files.get(id) ?? []) },
  }));
  return new Map([...Map.groupBy(shown, ({ aboutId }) => aboutId)].map(([id, some]) => [id, some.map(({ word }) => word)]));
}
