// After a delivery: how the goods arrived where it was late (R6.1), and what the kitchen thinks of it (R1.8).
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { DAY, iso } from '../../../kernel/time.ts';
import type { App, Call, Db, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from '../contract.ts';
import { phoneTime } from '../phone-clock.ts';
import { actInUnit, at, type Changed, hangFound, tapsOf } from './drive.ts';
import { ratingAsked } from './facts.ts';
import { keepWord } from './keep-word.ts';
import { decideAskRating, decideGoodsState, decideRate } from './road.rules.ts';

export const recordGoodsState = (call: Call, input: InputOf<typeof contract.recordGoodsState>): Promise<Changed> =>
  call.write((unit) =>
    actInUnit(unit, input.noteId, async (note, moment) => {
      const stateId = newId(unit.now);
      const proofSha256 = await hangFound(unit, note, { fileIds: input.files, also: { type: 'goods-state', id: stateId } });
      const bodyHash = await keepWord(unit, { noteId: note.id, step: 'goods-state' }, input.text);
      const { tenthsCelsius, looks } = input;
      const told = at(moment, phoneTime(input, unit.now), proofSha256.length > 0);
      return decideGoodsState(note, { stateId, tenthsCelsius, looks, bodyHash, proofSha256 }, told);
    }),
  );

export const askRating = (call: Call, input: InputOf<typeof contract.askRating>): Promise<Changed> =>
  call.write((unit) =>
    actInUnit(unit, input.noteId, async (note, moment) => {
      const asked = await unit.tx.selectFrom('deliveries.note').select('rating_asked_at').where('id', '=', note.id).executeTakeFirstOrThrow();
      return decideAskRating(note, { asked: asked.rating_asked_at !== null }, at(moment, phoneTime(input, unit.now)));
    }),
  );

export const rate = (call: Call, input: InputOf<typeof contract.rate>): Promise<Changed> =>
  call.write((unit) =>
    actInUnit(unit, input.noteId, async (note, moment) => {
      const { stars: before } = await tapsOf(unit, note.id);
      const bodyHash = await keepWord(unit, { noteId: note.id, step: 'rated' }, input.text);
      return decideRate(note, { stars: input.stars, before, bodyHash }, at(moment, phoneTime(input, unit.now)));
    }),
  );

const AT_ONCE = 200;

/**
 * Each minute, apart from the acceptance itself: people of the kitchen who have an account are asked in the app. Where nobody has one,
 * nobody was asked: then the driver's phone does it.
 */
export async function askKitchens(app: App): Promise<number> {
  const since = iso(app.clock.now() - DAY);
  const askable: string[] = [];
  for (const { customer_id } of await unasked(app.db, since).select('customer_id').distinct().execute()) {
    if ((await app.identity.holdersOf(app.db, 'customer-receiver', customer_id)).length > 0) askable.push(customer_id);
  }
  return askable.length === 0 ? 0 : app.inUnit(SYSTEM, (unit) => ask(unit, since, askable));
}

async function ask(unit: Unit, since: string, customerIds: readonly string[]): Promise<number> {
  const rows = await unasked(unit.tx, since)
    .select(['id', 'number', 'customer_id', 'site_id'])
    .where('customer_id', 'in', [...customerIds])
    .orderBy('id')
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute();
  if (rows.length === 0) return 0;
  await unit.record(
    rows.map(({ id: noteId, customer_id: customerId, site_id: siteId }) =>
      ratingAsked.tell({ noteId, customerId, siteId, by: 'system' }, { occurredAt: unit.now, grade: 'B' }),
    ),
  );
  await unit.app.messaging.notify(
    unit,
    rows.map(({ id, number, customer_id: customerId }) => ({
      key: `deliveries.rating-asked:${id}`,
      to: { role: 'customer-receiver' as const, customerId },
      template: 'deliveries.rating-asked',
      params: { number },
      about: { type: 'note', id },
    })),
  );
  return rows.length;
}

const unasked = (db: Db | Tx, since: string) =>
  db
    .selectFrom('deliveries.note')
    .where(sql<boolean>`accepted_at > ${since}::timestamptz`)
    .where('rating_asked_at', 'is', null)
    .where('stars', 'is', null)
    .where('state', 'in', ['accepted', 'partly-accepted']);
