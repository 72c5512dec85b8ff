// What kitchens see and answer (R7.2): calm words, what to do, how much. Another customer's warning does not exist here.
import { type Selectable, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../../kernel/actor.ts';
import { type Quantity, showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import { DAY, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { caseCards, hashOf } from '../../cases/public.ts';
import { siteCardsOf, teamOf } from '../../customers/public.ts';
import { keepAlertWords } from './alert.store.ts';
import { answerSlackOn } from './alert-rules.ts';
import { sampleOf } from './case-lots.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { keepPhotos } from './photos.ts';
import { no } from './refusals.ts';
import { ownPart, warnedLots } from './show-hold.ts';

type Mine = OutputOf<typeof contract.myWarnings>;
type Warning = Selectable<DB['recalls.warning']>;

/** A person of the customer sees all its kitchens; who holds a note, the kitchen of the note. */
const ownOnly = (actor: Actor) => {
  const customerId = boundCustomer(actor) ?? null;
  return actor.kind === 'note-holder' ? sql`w.site_id = ${actor.siteId} and w.customer_id = ${customerId}` : sql`w.customer_id = ${customerId}`;
};

/** So long a released warning stays readable. */
const SHOWN_AFTER = 2 * DAY;
const SAMPLES_SHOWN = 14 * DAY;

export async function listMyWarnings(call: Call): Promise<Mine> {
  const { db, actor, now, app } = call;
  const customerId = boundCustomer(actor);
  if (customerId === undefined) return { warnings: [], samples: [], phone: null };
  const { rows } = await sql<Warning & { body: string | null }>`
    select w.*, t.body from recalls.warning w left join recalls.alert_words t on t.about_id = w.id
    where ${ownOnly(actor)} and (w.released_at is null or w.released_at > ${iso(now - SHOWN_AFTER)}) order by w.warned_at desc limit 50`.execute(db);
  const [sites, lots, samples, team] = await Promise.all([
    siteCardsOf(
      db,
      rows.map(({ site_id }) => site_id),
    ),
    warnedLots(
      db,
      rows.map(({ id }) => id),
      now,
    ),
    mySamples(call, customerId),
    teamOf(app, customerId),
  ]);
  const may = actor.can.has('recalls.answer-warnings');
  return {
    warnings: rows.map((row) => ({
      ...ownPart(row, lots.get(row.id) ?? []),
      site: sites.get(row.site_id)?.siteName ?? '',
      can: { answer: may && row.released_at === null },
    })),
    samples,
    phone: team.agent?.phone ?? team.manager?.phone ?? null,
  };
}

async function mySamples({ db, actor, now }: Call, customerId: string): Promise<Mine['samples']> {
  const rows = await db
    .selectFrom('recalls.sample')
    .select('case_id')
    .where('customer_id', '=', customerId)
    .where('asked_at', '>', iso(now - SAMPLES_SHOWN) as never)
    .orderBy('asked_at', 'desc')
    .limit(20)
    .execute();
  const cards = await caseCards(
    db,
    rows.map(({ case_id }) => case_id),
    actor,
  );
  const found = await Promise.all(
    [...cards.values()].map(async (card) => {
      const one = await sampleOf(db, card.id);
      if (!one || ['closed', 'withdrawn'].includes(card.state)) return [];
      const { keeper: _keeper, ...sample } = one;
      return [{ ...sample, number: card.number, goods: card.title, can: { answer: actor.can.has('recalls.answer-warnings') && one.kept !== true } }];
    }),
  );
  return found.flat().sort((a, b) => b.askedAt.localeCompare(a.askedAt));
}

export const seeWarnings = (call: Call): Promise<OutputOf<typeof contract.seeWarnings>> =>
  call.write(async (unit) => {
    const { rows } = await sql<Warning>`select * from recalls.warning w where ${ownOnly(unit.actor)} and w.seen_at is null and w.released_at is null
      order by w.id for update`.execute(unit.tx);
    await unit.record(rows.map((row) => tell.siteSaw.tell(aboutOf(row), { occurredAt: unit.now, grade: 'A' })));
    for (const { hold_id } of rows) unit.announce(`hold:${hold_id}`);
    return { seen: rows.length };
  });

const aboutOf = ({ id, hold_id, customer_id, site_id }: Warning) => ({
  warningId: id,
  holdId: hold_id,
  customerId: customer_id,
  siteId: site_id,
});

export const answerWarning = (call: Call, input: InputOf<typeof contract.answerWarning>): Promise<{ warningId: string }> =>
  call.write(async (unit) => {
    const { warningId, lots, body, files } = input;
    const { rows } = await sql<Warning>`select * from recalls.warning w where ${ownOnly(unit.actor)} and w.id = ${warningId} and w.released_at is null
      for update`.execute(unit.tx);
    const [row] = rows;
    if (!row) throw no('warning-not-found');
    await mustBePossible(unit, warningId, lots);
    const photos = await keepPhotos(unit, files, { subject: { type: 'warning', id: warningId }, customerId: row.customer_id });
    const bodyHash = body === '' ? null : hashOf(body);
    await unit.record([tell.siteAnswered.tell({ ...aboutOf(row), lots, bodyHash, photos }, { occurredAt: unit.now, grade: 'A' })]);
    await keepAlertWords(unit, warningId, { body });
    unit.announce(`hold:${row.hold_id}`);
    return { warningId };
  });

type Said = InputOf<typeof contract.answerWarning>['lots'];

/** A kitchen weighs again, drains and peels: only what cannot be at all is refused. */
async function mustBePossible({ tx, now }: Unit, warningId: string, said: Said): Promise<void> {
  const came = await cameOf(tx, warningId);
  const slack = answerSlackOn(shanghaiDate(now)).basisPoints;
  for (const [at, { lotId, apart, used }] of said.entries()) {
    const lot = came.get(lotId);
    if (!lot) throw no('lot-unknown');
    const most = lot.amount + lot.atMost;
    const allowed = most + Math.ceil((most * slack) / 10_000);
    if (apart + used <= allowed) continue;
    const params = { came: showQuantity({ amount: most, unit: lot.unit } as Quantity) };
    throw no('amounts-absurd', params, [{ path: `lots.${at}.apart`, text: TOO_MUCH, params }]);
  }
}
const TOO_MUCH = { zh: '送达只有 {came}', en: 'Only {came} came' };

async function cameOf(tx: Tx, warningId: string): Promise<ReadonlyMap<string, { amount: number; atMost: number; unit: UnitCode }>> {
  const { rows } = await sql<{ lotId: string; amount: number; atMost: number; unit: UnitCode }>`
    select lot_id as "lotId", sum(amount)::bigint as amount, sum(at_most)::bigint as "atMost", min(unit) as unit
    from recalls.warning_lot where warning_id = ${warningId} and released_at is null group by lot_id`.execute(tx);
  return new Map(rows.map(({ lotId, ...lot }) => [lotId, lot]));
}
