// Keyset paging: a cursor is the last row's sort key, opaque to the caller.
import { defineRefusals } from '../../kernel/refusal.ts';

export const noCursor = defineRefusals('list', {
  'bad-cursor': { status: 400, zh: '翻页位置无效，请从第一页重新查看。', en: 'This page position is not valid. Start from the first page.' },
});

export const writeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key of `parts` texts, or undefined for the first page. */
export function readCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string')) return key;
  } catch {
    // Not ours: refused below.
  }
  throw noCursor('bad-cursor');
}
