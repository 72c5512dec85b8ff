// What an appeal is about: one deduction of a stated sheet, or one stated penalty.
import { sql } from 'kysely';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { settlementAt } from '../../service-plans/public.ts';
import { nameSubjects } from '../name-subjects.ts';
import { clauseOf } from '../penalties/clauses.ts';
import { penaltyOf } from '../penalties/penalties.store.ts';
import { MEASURES } from '../penalties/penalty.ts';
import type { Penalty } from '../penalties/penalty-row.ts';
import type { Matter } from './appeal-row.ts';
import { no } from './refusals.ts';

export type MatterOf = { readonly deductionId?: string | undefined; readonly penaltyId?: string | undefined };
/** Exactly one of the two. */
export async function matterOf(db: Db | Tx, { deductionId, penaltyId }: MatterOf): Promise<Matter> {
  if ((deductionId === undefined) === (penaltyId === undefined)) throw no('appeal-one-matter');
  const matter = deductionId === undefined ? await ofPenalty(db, penaltyId ?? '') : await ofDeduction(db, deductionId);
  if (!matter) throw no('appeal-matter-unknown');
  return matter;
}

type DeductionFound = {
  id: string;
  sheetId: string;
  customerId: string;
  period: string;
  state: string;
  contractKey: string;
  contractVersion: number;
  clauseId: string;
  appealBy: Instant | null;
  itemId: string | null;
  left: number;
  commitmentId: string | null;
  subjectType: string | null;
  subjectId: string | null;
  occurredOn: string | null;
  body: string | null;
  appealId: string | null;
  appealNumber: string | null;
  appealState: string | null;
};

async function ofDeduction(db: Db | Tx, deductionId: string): Promise<Matter | undefined> {
  const { rows } = await sql<DeductionFound>`
    select d.id, s.id as "sheetId", s.customer_id as "customerId", s.period, s.state, s.contract_key as "contractKey", s.contract_version as "contractVersion",
      s.clause_id as "clauseId", s.appeal_by as "appealBy", d.item_id as "itemId", d.hundredths - d.restored_hundredths as left,
      d.commitment_id as "commitmentId", d.subject_type as "subjectType", d.subject_id as "subjectId", d.occurred_on as "occurredOn", t.body,
      a.id as "appealId", a.number as "appealNumber", a.state as "appealState"
    from settlement.score_deduction d join settlement.score_sheet s on s.id = d.sheet_id
      left join settlement.deduction_text t on t.deduction_id = d.id
      left join settlement.appeal a on a.deduction_id = d.id and a.state <> 'withdrawn'
    where d.id = ${deductionId}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { scorecards } = await settlementAt(db, row.contractKey, row.contractVersion);
  const held = scorecards.find(({ id }) => id === row.clauseId);
  const item = held?.rule.items.find(({ id }) => id === row.itemId)?.name;
  const subject = row.subjectType !== null && row.subjectId !== null ? { type: row.subjectType, id: row.subjectId } : null;
  const names = subject === null ? new Map<string, string>() : await nameSubjects(db, [subject]);
  return {
    about: 'deduction',
    customerId: row.customerId,
    sheetId: row.sheetId,
    deductionId,
    penaltyId: null,
    period: row.period,
    title: [item ?? '总分', row.body].filter(Boolean).join('：'),
    clause: held ? { clauseId: held.id, wording: held.wording, source: held.source } : null,
    occurredOn: row.occurredOn,
    subject: subject && { ...subject, name: names.get(`${subject.type}:${subject.id}`) ?? null },
    commitmentIds: row.commitmentId === null ? [] : [row.commitmentId],
    hundredths: row.left,
    fen: null,
    appealBy: row.appealBy,
    standing: row.state === 'final' ? 'final' : row.state !== 'stated' ? 'not-stated' : row.left > 0 ? 'open' : 'settled',
    appeal: row.appealId === null ? null : { id: row.appealId, number: row.appealNumber ?? '', state: row.appealState ?? '' },
  };
}

const APPEALABLE: readonly Penalty['state'][] = ['stated', 'declined'];

async function ofPenalty(db: Db | Tx, penaltyId: string): Promise<Matter | undefined> {
  const penalty = await penaltyOf(db, penaltyId);
  if (!penalty) return undefined;
  const clause = await clauseOf(db, penalty);
  const { rows } = await sql<{ number: string }>`select number from settlement.appeal where id = ${penalty.appealId}`.execute(db);
  return {
    about: 'penalty',
    customerId: penalty.customerId,
    sheetId: null,
    deductionId: null,
    penaltyId,
    period: penalty.period,
    title: `${MEASURES[penalty.measure].zh} ${penalty.number}`,
    clause: clause && { clauseId: clause.clauseId, wording: clause.wording, source: clause.source },
    occurredOn: null,
    subject: null,
    commitmentIds: penalty.commitments,
    hundredths: null,
    fen: penalty.amountFen,
    appealBy: penalty.appealBy,
    standing: APPEALABLE.includes(penalty.state) ? 'open' : 'settled',
    appeal: penalty.appealId === null ? null : { id: penalty.appealId, number: rows[0]?.number ?? '', state: penalty.appealState ?? '' },
  };
}

/** Locks it for what follows in the unit: the sheet of a deduction, or the penalty. */
export async function lockMatter(tx: Tx, { deductionId, penaltyId }: MatterOf): Promise<void> {
  if (deductionId !== undefined)
    await sql`select from settlement.score_sheet s where s.id = (select sheet_id from settlement.score_deduction where id = ${deductionId}) for update`.execute(
      tx,
    );
  if (penaltyId !== undefined) await sql`select from settlement.penalty where id = ${penaltyId} for update`.execute(tx);
}
