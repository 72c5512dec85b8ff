// Expects the open stops of a van anew: with every tap, and every minute while it is on the road; a delay that shows is told once (R6.1).
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { DAY, HOUR, type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { App, Db, Tx, Unit } from '../../../platform/app.ts';
import { siteCardsOf } from '../../customers/public.ts';
import type { NoteRow } from '../note-row.ts';
import { type Estimate, estimateStops, type Figures, type Stop, stepOf } from './estimate.rules.ts';
import { figuresOn, keepEstimates } from './estimate.store.ts';
import { decideForesee } from './road.rules.ts';
import type { Step } from './road.ts';

/** The round of a day: everything one driver brings, or one van where no driver is named. */
type Round = { readonly day: string; readonly driverId: string | null; readonly vehicle: string | null };

const roundOf = (row: Pick<NoteRow, 'delivery_on' | 'driver_id' | 'vehicle'>): Round | undefined =>
  row.driver_id === null && row.vehicle === null ? undefined : { day: row.delivery_on, driverId: row.driver_id, vehicle: row.vehicle };

/** In the order of the round. What is fetched by the customer has no van. */
function notesOf(db: Db | Tx, { day, driverId, vehicle }: Round) {
  const notes = db.selectFrom('deliveries.note').selectAll().where('delivery_on', '=', day).where('state', '<>', 'cancelled');
  const own = driverId === null ? notes.where('driver_id', 'is', null).where('vehicle', '=', vehicle) : notes.where('driver_id', '=', driverId);
  return own.where('timing', '<>', 'pick-up').orderBy('stop_no').orderBy('window_from').orderBy('window_to').orderBy('id');
}

type Sites = Awaited<ReturnType<typeof siteCardsOf>>;

export function stopOf(row: NoteRow, sites: Sites): Stop {
  const site = sites.get(row.site_id);
  const away = row.left_at !== null && row.arrived_at === null;
  return {
    id: row.id,
    place: site?.longitude == null || site.latitude === null ? null : { longitude: site.longitude, latitude: site.latitude },
    windowFrom: row.window_from,
    departedAt: row.departed_at,
    // Drove on from a gate that stayed closed: it will come back.
    waitingAt: away ? null : row.waiting_at,
    arrivedAt: row.arrived_at,
    unloadingAt: row.unloading_at,
    doneAt: row.accepted_at ?? (away ? null : row.left_at),
  };
}

export type Expected = { readonly notes: readonly NoteRow[]; readonly estimates: readonly Estimate[]; readonly figures: Figures };

async function expect(tx: Tx, notes: readonly NoteRow[], now: Instant): Promise<Expected> {
  const [first] = notes;
  const figures = await figuresOn(tx, first?.delivery_on ?? shanghaiDate(now));
  const sites = await siteCardsOf(
    tx,
    notes.map(({ site_id }) => site_id),
  );
  const estimates = estimateStops(
    notes.map((row) => stopOf(row, sites)),
    { now, figures },
  );
  const expected = new Set(estimates.map(({ id }) => id));
  const over = notes.flatMap(({ id }) => (expected.has(id) ? [] : [id]));
  await keepEstimates(tx, estimates, { over, now });
  return { notes, estimates, figures };
}

/** After a tap on one note: the whole round is expected anew. */
export async function estimateAround(unit: Unit, noteId: string): Promise<void> {
  const note = await unit.tx.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).executeTakeFirstOrThrow();
  const round = roundOf(note);
  if (!round) return;
  const { estimates } = await expect(unit.tx, await notesOf(unit.tx, round).execute(), unit.now);
  for (const { id } of estimates) unit.announce(`note:${id}`);
}

const AHEAD = 3 * HOUR;

/** Each minute: rounds that are under way or about to be. One transaction each; what somebody taps at this moment waits for the next minute. */
export async function estimateVans(app: App): Promise<number> {
  const now = app.clock.now();
  const rounds = await app.db
    .selectFrom('deliveries.note')
    .select(['delivery_on', 'driver_id', (eb) => eb.case().when('driver_id', 'is', null).then(eb.ref('vehicle')).end().as('vehicle')])
    .distinct()
    .where('delivery_on', 'in', [shanghaiDate(now - DAY), shanghaiDate(now)])
    .where('state', 'in', ['issued', 'departed', 'arrived'])
    .where(sql<boolean>`window_from < ${iso(now + AHEAD)}::timestamptz`)
    .where((eb) => eb.or([eb('driver_id', 'is not', null), eb('vehicle', 'is not', null)]))
    .execute();
  for (const row of rounds) {
    const round = roundOf(row);
    if (round) await app.inUnit(SYSTEM, (unit) => watch(unit, round));
  }
  return rounds.length;
}

async function watch(unit: Unit, round: Round): Promise<void> {
  const notes = await notesOf(unit.tx, round).execute();
  const { estimates, figures } = await expect(unit.tx, notes, unit.now);
  if (!notes.some(({ departed_at }) => departed_at !== null)) return;
  const near = estimates.filter(({ id, arriveAt }) => {
    const row = notes.find((note) => note.id === id);
    return row && stepOf(arriveAt, row.window_to, figures) !== undefined;
  });
  if (near.length > 0) await foresee(unit, near, figures);
}

async function foresee(unit: Unit, estimates: readonly Estimate[], figures: Figures): Promise<void> {
  const ids = estimates.map(({ id }) => id);
  const rows = await unit.tx.selectFrom('deliveries.note').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().skipLocked().execute();
  const told = rows.flatMap((row) => {
    const estimate = estimates.find(({ id }) => id === row.id) as Estimate;
    return decide(row, estimate, { figures, now: unit.now }).map((fact) => ({ row, estimate, fact }));
  });
  if (told.length === 0) return;
  await unit.record(told.map(({ fact }) => fact));
  const sites = await siteCardsOf(
    unit.tx,
    told.map(({ row }) => row.site_id),
  );
  await unit.app.messaging.notify(
    unit,
    told.map(({ row, estimate, fact }) => ({
      key: `deliveries.foreseen:${row.id}:${String(fact.data.step)}`,
      to: { role: 'dispatcher' as const },
      template: 'deliveries.foreseen',
      params: { number: row.number, site: sites.get(row.site_id)?.siteName ?? '', at: iso(estimate.arriveAt), to: iso(row.window_to) },
      about: { type: 'note', id: row.id },
    })),
  );
  unit.announce('deliveries');
  for (const { row } of told) unit.announce(`note:${row.id}`);
}

function decide(row: NoteRow, { arriveAt, reason }: Estimate, { figures, now }: { figures: Figures; now: Instant }) {
  if (row.arrived_at !== null || row.accepted_at !== null) return [];
  const { id, customer_id: customerId, site_id: siteId, window_from: windowFrom, window_to: windowTo } = row;
  const known = { foreseen: row.foreseen_step as Step | null, toldEstimate: row.told_estimate, now };
  return decideForesee(
    { id, customerId, siteId, windowFrom, windowTo },
    { step: stepOf(arriveAt, windowTo, figures), estimate: arriveAt, reason },
    known,
  );
}
