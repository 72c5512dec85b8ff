// The rounds of today as they stand now, for whoever looks for a van: stops in order, with what the estimates reckon with.
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { siteCardsOf } from '../../customers/public.ts';
import type { Figures, Stop } from './estimate.rules.ts';
import { figuresOn } from './estimate.store.ts';
import { stopOf } from './estimate-van.ts';

export type RoundToday = {
  readonly driverId: string | null;
  readonly vehicle: string | null;
  readonly vehicleId: string | null;
  readonly departed: boolean;
  readonly stops: readonly (Stop & { readonly siteId: string; readonly siteName: string })[];
};

const MOST = 1000;

export async function roundsToday(db: Db | Tx, now: Instant): Promise<{ readonly rounds: RoundToday[]; readonly figures: Figures }> {
  const day = shanghaiDate(now);
  const notes = await db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled')
    .where('timing', '<>', 'pick-up')
    .where((eb) => eb.or([eb('driver_id', 'is not', null), eb('vehicle', 'is not', null)]))
    .orderBy('stop_no')
    .orderBy('window_from')
    .orderBy('window_to')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const sites = await siteCardsOf(
    db,
    notes.map(({ site_id }) => site_id),
  );
  const rounds = Map.groupBy(notes, ({ driver_id, vehicle }) => driver_id ?? `van ${vehicle}`);
  return {
    figures: await figuresOn(db, day),
    rounds: [...rounds.values()].map((own) => ({
      driverId: own[0]?.driver_id ?? null,
      vehicle: own.find(({ vehicle }) => vehicle !== null)?.vehicle ?? null,
      vehicleId: own.find(({ vehicle_id }) => vehicle_id !== null)?.vehicle_id ?? null,
      departed: own.some(({ departed_at }) => departed_at !== null),
      stops: own.map((row) => ({ ...stopOf(row, sites), siteId: row.site_id, siteName: sites.get(row.site_id)?.siteName ?? '' })),
    })),
  };
}
