// The lots of a case on its page: what the named lines carry, whether it is stopped, what became of the sample.
import { iso, MINUTE, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type CaseCard, caseCard, noCase } from '../../cases/public.ts';
import { holdOf, lotsOfLines, lotsOfNote } from '../../lots/public.ts';
import type { Keeper, NoSampleReason } from './alert.ts';
import { sampleWithin } from './alert-rules.ts';
import type { contract } from './contract.ts';
import { lotCards } from './lot-cards.ts';

type Answer = OutputOf<typeof contract.caseLots>;

export async function showCaseLots(call: Call, { caseId }: InputOf<typeof contract.caseLots>): Promise<Answer> {
  const { db, actor } = call;
  const matter = await caseCard(db, caseId, actor);
  if (!matter) throw noCase('not-found');
  const [lots, suspicions, alert, sample] = await Promise.all([
    lotsOfMatter(call, matter),
    db.selectFrom('recalls.suspicion').select(['hold_id', 'cleared_at']).where('case_id', '=', caseId).execute(),
    db.selectFrom('recalls.alert_case').select('alert_id').where('case_id', '=', caseId).orderBy('added_at', 'desc').executeTakeFirst(),
    sampleOf(db, caseId),
  ]);
  const holdId = suspicions.find(({ hold_id }) => hold_id !== null)?.hold_id ?? (await ownHold(db, caseId));
  const waiting = suspicions.some(({ hold_id, cleared_at }) => hold_id === null && cleared_at === null);
  const clearedAt = suspicions.find(({ cleared_at }) => cleared_at !== null)?.cleared_at ?? null;
  const free = lots.some(({ standing }) => standing === 'available' || standing === 'expired');
  return {
    caseId,
    lots,
    hold: holdId ? await holdHeadOf(db, holdId) : null,
    suspected: waiting,
    clearedAt: clearedAt === null ? null : iso(clearedAt),
    alertId: alert?.alert_id ?? null,
    sample,
    can: {
      hold: actor.can.has('lots.hold') && free,
      clear: actor.can.has('recalls.answer-alerts') && waiting,
      askSample: actor.can.has('cases.handle') && sample === null,
    },
  };
}

/** What the matter names; where it names no line, everything of its note. */
async function lotsOfMatter({ db, now }: Call, { lineIds, noteId }: CaseCard): Promise<Answer['lots']> {
  const named = await lotsOfLines(db, lineIds);
  const carried = named.length > 0 || noteId === null ? named : await lotsOfNote(db, noteId);
  const cards = new Map(
    (
      await lotCards(
        db,
        carried.map(({ lotId }) => lotId),
        now,
      )
    ).map((card) => [card.lotId, card]),
  );
  return carried.flatMap((line) => {
    const card = cards.get(line.lotId);
    const { lineId, noteId: onNote, noteNumber, deliveryOn, certainty, stage, atMost } = line;
    const delivered = line.delivered > 0 ? line.delivered : line.picked;
    return card
      ? [{ ...card, ...{ lineId, noteNumber, deliveryOn, certainty, stage, atMost, delivered }, noteId: onNote, named: lineIds.includes(lineId) }]
      : [];
  });
}

/** Held by this matter before any line was named. */
async function ownHold(db: Db, caseId: string): Promise<string | undefined> {
  const row = await db.selectFrom('lots.hold').select('id').where('case_id', '=', caseId).orderBy('began_at', 'desc').executeTakeFirst();
  return row?.id;
}

export async function holdHeadOf(db: Db, holdId: string): Promise<Answer['hold']> {
  const hold = await holdOf(db, holdId);
  if (!hold) return null;
  const counts = await db
    .selectFrom('recalls.warning')
    .select((eb) => [
      eb.fn.countAll<number>().as('sites'),
      eb.fn.count<number>('seen_at').as('seen'),
      eb.fn.count<number>('answered_at').as('answered'),
    ])
    .where('hold_id', '=', holdId)
    .executeTakeFirstOrThrow();
  return {
    holdId,
    beganAt: iso(hold.beganAt),
    liftedAt: hold.liftedAt === null ? null : iso(hold.liftedAt),
    lotCount: hold.lotCount,
    sites: Number(counts.sites),
    seen: Number(counts.seen),
    answered: Number(counts.answered),
  };
}

export async function sampleOf(db: Db, caseId: string): Promise<Answer['sample']> {
  const row = await db
    .selectFrom('recalls.sample as s')
    .leftJoin('recalls.alert_words as w', 'w.about_id', 's.case_id')
    .selectAll('s')
    .select(['w.body', 'w.person'])
    .where('s.case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    caseId,
    askedAt: iso(row.asked_at),
    dueAt: iso(row.asked_at + sampleWithin(shanghaiDate(row.asked_at)).minutes * MINUTE),
    answeredAt: row.answered_at === null ? null : iso(row.answered_at),
    kept: row.kept,
    keptBy: row.kept_by as Keeper | null,
    reason: row.reason as NoSampleReason | null,
    keeper: row.person ?? '',
    body: row.body ?? '',
    photos: row.photos,
  };
}
