// Incoming papers come late or fall away: certificates of ours that rest on them become whole, or drafts again.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { linesOfLots, traceOf } from '../../lots/public.ts';
import { type CertificateRow, markNotes } from '../certificate.store.ts';
import { REISSUE } from '../kinds.ts';
import type { Lots } from '../pack.rules.ts';
import { paperLots } from '../paper-lots.ts';
import { rebased } from './facts.ts';
import { groundOf, papersFor } from './ground.ts';

type Filed = { readonly kind: string; readonly lotId: string | null };

/** A paper of a lot concerns every note that carries the lot, or what was made of it. */
export async function followFiled(unit: Unit, { kind, lotId }: Filed): Promise<void> {
  if (lotId !== null) await markCarriers(unit, [lotId]);
  if (kind === REISSUE.kind) await groundAgain(unit, await drafts(unit));
}

export async function followWithdrawn(unit: Unit, certificateId: string): Promise<void> {
  const { rows } = await sql<CertificateRow>`
    select * from certificates.certificate where reissued and withdrawn_at is null and based_on @> array[${certificateId}]::uuid[] order by filed_at, id
    for update`.execute(unit.tx);
  await groundAgain(unit, rows);
}

const drafts = async ({ tx }: Unit): Promise<readonly CertificateRow[]> =>
  (
    await sql<CertificateRow>`
      select * from certificates.certificate where missing <> '{}' and withdrawn_at is null order by filed_at, id limit 500 for update`.execute(tx)
  ).rows;

/** One after the other in the order of making: what was made of a lot of ours rests on that lot's certificate. */
async function groundAgain(unit: Unit, rows: readonly CertificateRow[]): Promise<void> {
  if (rows.length === 0) return;
  const today = shanghaiDate(unit.now);
  const lots = await paperLots(
    unit.tx,
    rows.flatMap(({ lot_id }) => lot_id ?? []),
    today,
  );
  const changed: string[] = [];
  const steps = new Map(rows.map((row) => [row, behind(lots, row.lot_id ?? '')]));
  for (const row of rows.toSorted((a, b) => (steps.get(a) ?? 0) - (steps.get(b) ?? 0))) {
    const lotId = row.lot_id as string;
    const { basedOn, missing } = groundOf(lotId, await papersFor(unit, lots), today);
    if (same(basedOn, row.based_on) && same(missing, row.missing)) continue;
    await unit.record([rebased.tell({ certificateId: row.id, lotId, basedOn, missing }, { occurredAt: unit.now, grade: 'B' })]);
    changed.push(lotId);
    if (missing.length > 0) await followWithdrawn(unit, row.id);
  }
  await markCarriers(unit, changed);
}

/** How many lots went into one: more than into any of them. */
function behind(lots: Lots, lotId: string): number {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.size !== seen.add(id).size) lots.get(id)?.madeOf.forEach(visit);
  };
  visit(lotId);
  return seen.size;
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((id) => other.includes(id));

async function markCarriers({ tx, now }: Unit, lotIds: readonly string[]): Promise<void> {
  if (lotIds.length === 0) return;
  const { lots } = await traceOf(tx, { lotIds, direction: 'forward' });
  const lines = await linesOfLots(
    tx,
    lots.map(({ lotId }) => lotId),
  );
  await markNotes(tx, [...new Set(lines.map(({ noteId }) => noteId))], now);
}
