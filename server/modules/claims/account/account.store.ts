// The only SQL that writes the customer account and what amounts rest on. Totals are kept by the database (migration 245).
import { type RawBuilder, sql } from 'kysely';
import type { Fact, Told } from '../../../kernel/fact.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { PREPARED } from '../../../platform/database/prepare-statements.ts';
import { type Booking, type Month, openMonth } from './account.ts';
import * as told from './facts.ts';

const firstDay = (month: Month): string => `${month}-01`;

/**
 * Bookings of a customer run side by side and only wait while one of its months is being closed. The month is the one of the moment,
 * or the next that is open.
 */
export async function monthToBook(unit: Unit, customerId: string): Promise<Month> {
  const key = `claims.account:${customerId}`;
  await sql`${PREPARED} select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`.execute(unit.tx);
  const { rows } = await sql<{ month: string }>`${PREPARED} select month from claims.account_closed where customer_id = ${customerId}::uuid`.execute(
    unit.tx,
  );
  return openMonth(unit.now, new Set(rows.map(({ month }) => month.slice(0, 7))));
}

/** Waits for bookings under way, so that what was counted is all there is. */
export const lockMonths = (tx: Tx, customerId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`claims.account:${customerId}`}, 0))`.execute(tx);

/** Entries of one unit: nothing is booked as nothing. */
export async function bookings(unit: Unit, entries: readonly Omit<Booking, 'entryId'>[], bodyHash: string | null = null): Promise<Told[]> {
  const real = entries.filter(({ amountFen }) => amountFen !== 0);
  const [first] = real;
  if (!first) return [];
  const month = await monthToBook(unit, first.customerId);
  const here = circumstances(unit.actor, unit.now, { proof: false });
  return real.map((entry) => told.booked.tell({ ...entry, entryId: newId(), month, bodyHash }, here));
}

export function bookingRow(fact: Fact): RawBuilder<unknown> {
  const data = fact.data as Data<typeof told.booked>;
  return sql`
    insert into claims.account_entry (id, fact_id, customer_id, site_id, month, claim_id, case_id, note_id, way, kind, pay, amount_fen, reverses, booked_by, booked_at)
    values (${data.entryId}, ${fact.id}, ${data.customerId}, ${data.siteId}, ${firstDay(data.month)}, ${data.claimId}, ${data.caseId}, ${data.noteId},
      ${data.way}, ${data.kind}, ${data.pay}, ${data.amountFen}, ${data.reverses}, ${fact.actor}, ${iso(fact.occurredAt)})`;
}

type Papers = Data<typeof told.documentsAdded>['documents'];
async function keepPapers(tx: Tx, { claimId, documents }: { readonly claimId: string; readonly documents: Papers }, fact: Fact): Promise<void> {
  if (documents.length === 0) return;
  await tx
    .insertInto('claims.document')
    .values(
      documents.map(({ documentId, kind, fileId, sha256, amountFen }) => ({
        id: documentId,
        claim_id: claimId,
        kind,
        file_id: fileId,
        sha256,
        amount_fen: amountFen,
        added_at: iso(fact.occurredAt),
      })),
    )
    .execute();
}

async function explain(tx: Tx, data: Data<typeof told.detailed>, fact: Fact): Promise<void> {
  await tx
    .insertInto('claims.money_detail')
    .values({
      claim_id: data.claimId,
      share_bp: data.shareBp,
      waived: data.waived,
      paid_fen: data.paidFen,
      contract_fen: data.contractFen,
      billed_fen: data.billedFen,
      times_bp: data.timesBp,
      clause_key: data.clauseKey,
      clause_version: data.clauseVersion,
      documents_fen: data.documentsFen,
      document_count: data.documentCount,
      missing: data.missing,
    })
    .execute();
  await keepPapers(tx, data, fact);
}

async function addPapers(tx: Tx, data: Data<typeof told.documentsAdded>, fact: Fact): Promise<void> {
  const now = { documents_fen: data.documentsFen, document_count: data.documentCount, missing: data.missing };
  await tx
    .insertInto('claims.money_detail')
    .values({ claim_id: data.claimId, ...now })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(now))
    .execute();
  await keepPapers(tx, data, fact);
}

const open = (tx: Tx, data: Data<typeof told.recourseOpened>, fact: Fact) =>
  tx
    .insertInto('claims.recourse')
    .values({
      id: data.recourseId,
      claim_id: data.claimId,
      customer_id: data.customerId,
      amount_fen: data.amountFen,
      opened_at: iso(fact.occurredAt),
    })
    .execute();

async function bear(tx: Tx, data: Data<typeof told.recourseRecovered>, fact: Fact): Promise<void> {
  const { recourseId, bearer, amountFen, recoveryId } = data;
  await tx
    .insertInto('claims.recourse_part')
    .values({ fact_id: fact.id, recourse_id: recourseId, bearer, amount_fen: amountFen, recovery_id: recoveryId, at: iso(fact.occurredAt) })
    .execute();
  await sql`update claims.recourse set recovered_fen = recovered_fen + ${amountFen} where id = ${recourseId}`.execute(tx);
}

const close = (tx: Tx, { customerId, month }: Data<typeof told.monthClosed>, fact: Fact) =>
  tx
    .insertInto('claims.account_closed')
    .values({ customer_id: customerId, month: firstDay(month), closed_at: iso(fact.occurredAt) })
    .execute();

export const apply = Object.fromEntries([
  on(told.detailed, explain),
  on(told.documentsAdded, addPapers),
  on(told.recourseOpened, open),
  on(told.recourseRecovered, bear),
  on(told.monthClosed, close),
]);

export const rebuilds = [
  'claims.account_entry',
  'claims.account_total',
  'claims.account_closed',
  'claims.money_detail',
  'claims.document',
  'claims.recourse',
  'claims.recourse_part',
];
