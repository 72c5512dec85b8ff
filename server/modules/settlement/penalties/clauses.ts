// The wording of consequences, as the contract of a penalty holds it.
import type { Db, Tx } from '../../../platform/app.ts';
import { type Consequence, type Held, settlementAt } from '../../service-plans/public.ts';

export type ClauseWords = { readonly clauseId: string; readonly wording: string; readonly wordingEn: string | null; readonly source: string };
export const wordsOfClause = ({ id, wording, wordingEn, source }: Held<Consequence>): ClauseWords => ({ clauseId: id, wording, wordingEn, source });

export type Cites = { readonly contractKey: string; readonly contractVersion: number; readonly clauseId: string | null };

/** `null` where no clause was named, or the text is gone. Texts are remembered by version: many penalties cost few reads. */
export async function clauseOf(db: Db | Tx, { contractKey, contractVersion, clauseId }: Cites): Promise<ClauseWords | null> {
  if (clauseId === null || contractKey === 'none') return null;
  const { consequences } = await settlementAt(db, contractKey, contractVersion);
  const held = consequences.find(({ id }) => id === clauseId);
  return held ? wordsOfClause(held) : null;
}
