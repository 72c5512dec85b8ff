// Who fetches the goods: the van that stops there next, or a run of its own; planned by a person, or by the rule as vans come and go.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { instant, iso } from '../../../kernel/time.ts';
import type { App, Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { no as noClaim } from '../refusals.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { mustRun } from './goods.rules.ts';
import { aboutPickup, announceGoods, type Loaded, loadPickup } from './load-goods.ts';
import { planByRule } from './open-pickup.ts';
import { isOver, stopsByIds } from './read-stops.ts';
import { no } from './refusals.ts';

type Plan = InputOf<typeof contract.planPickup>;
type Changed = { pickupId: string; claimId: string };

export const planPickup = (call: Call, plan: Plan): Promise<Changed> => call.write((unit) => planInUnit(unit, plan));

export async function planInUnit(unit: Unit, { pickupId, stopNoteId, run }: Plan): Promise<Changed> {
  const loaded = await loadPickup(unit, pickupId);
  mustRun(loaded.pickup, { zh: '安排', en: 'planned' });
  const how = run ? await byRun(unit, run) : await byVan(unit, { stopNoteId, siteId: loaded.pickup.siteId });
  await unit.record([tell.pickupPlanned.tell({ ...aboutPickup(loaded), pickupId, ...how, byRule: false }, { occurredAt: unit.now, grade: 'B' })]);
  announceGoods(unit, loaded.claim);
  return { pickupId, claimId: loaded.claim.id };
}

async function byVan({ tx }: Unit, { stopNoteId, siteId }: { readonly stopNoteId: string | undefined; readonly siteId: string }) {
  const stop = stopNoteId === undefined ? undefined : (await stopsByIds(tx, [stopNoteId])).get(stopNoteId);
  if (!stop || stop.siteId !== siteId || isOver(stop)) throw no('stop-unsuitable');
  return { mode: 'van' as const, stopNoteId: stop.noteId, driverId: stop.driverId, vehicle: stop.vehicle, dueAt: iso(stop.windowTo) };
}

async function byRun(unit: Unit, { driverId, vehicle, at }: NonNullable<Plan['run']>) {
  if (instant(at) < unit.now) throw no('run-needs-time');
  const account = await unit.app.identity.account(unit.tx, driverId);
  if (account?.kind !== 'staff' || !account.active) throw noClaim('driver-unknown');
  return { mode: 'run' as const, stopNoteId: null, driverId, vehicle, dueAt: iso(instant(at)) };
}

/** The goods stay where they are. The claim is not touched by it. */
export const callOffPickup = (call: Call, { pickupId, body }: InputOf<typeof contract.callOffPickup>): Promise<Changed> =>
  call.write(async (unit) => {
    const loaded = await loadPickup(unit, pickupId);
    mustRun(loaded.pickup, { zh: '取消', en: 'called off' });
    keepWords(unit, loaded.claim.id, { kind: 'goods', body, internal: true });
    await unit.record([tell.pickupCalledOff.tell({ ...aboutPickup(loaded), pickupId }, { occurredAt: unit.now, grade: 'B' })]);
    announceGoods(unit, loaded.claim);
    return { pickupId, claimId: loaded.claim.id };
  });

const SOME = 100;

/** Pick-ups without a van, and those whose van has left without the goods: planned with the next that comes. */
export async function planWaiting(app: App): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from claims.pickup p left join deliveries.note n on n.id = p.stop_note_id
    where p.state in ('open', 'planned') and (p.state = 'open' or (p.mode = 'van' and (n.left_at is not null or n.state = 'cancelled')))
    order by p.until, p.id limit ${SOME}`.execute(app.db);
  for (const { id } of rows) await app.inUnit(SYSTEM, (unit) => planAgain(unit, id));
}

async function planAgain(unit: Unit, pickupId: string): Promise<void> {
  const loaded: Loaded = await loadPickup(unit, pickupId);
  const { pickup, claim } = loaded;
  if (pickup.state !== 'open' && pickup.state !== 'planned') return;
  const told = await planByRule(unit, { about: aboutPickup(loaded), pickupId, siteId: pickup.siteId, until: Math.max(pickup.until, unit.now) });
  if (!told) return;
  await unit.record([told]);
  announceGoods(unit, claim);
}
