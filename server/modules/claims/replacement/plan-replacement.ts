// Who brings the replacement, with which van and by when; the goods leave the stores with it.
import { instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Tx } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import { actInUnit } from '../act-on-claim.ts';
import { comesLate, decidePlan } from '../claim.rules.ts';
import { no as noClaim } from '../refusals.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import { errandOf } from './errand.store.ts';
import { takeOff } from './move-goods.ts';
import { pickFor } from './pick-goods.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.plan>;

export async function planReplacement(call: Call, { claimId, body, lots, ...plan }: Input): Promise<OutputOf<typeof contract.plan>> {
  if (plan.driverId !== null) await mustBeColleague(call, plan.driverId);
  const arriveBy = instant(plan.arriveBy);
  return call.write(async (unit) => {
    const van = await vanOf(unit.tx, plan);
    let late = false;
    let missing: OutputOf<typeof contract.plan>['missing'] = [];
    const changed = await actInUnit(unit, claimId, async (state, moment) => {
      late = comesLate(state, arriveBy);
      const { driverId } = plan;
      const before = await errandOf(unit.tx, claimId);
      const special = plan.special ?? (before.special && before.vehicleId === van.vehicleId);
      const bodyHash = keepWords(unit, claimId, { kind: 'plan', body, internal: true });
      const told = decidePlan(state, { arriveBy, driverId, special, ...van, bodyHash }, moment);
      if (before.loadedAt !== null && before.vehicleId !== van.vehicleId) await takeOff(unit, state);
      const picked = await pickFor(unit, state, {
        named: lots,
        checked: false,
        on: shanghaiDate(arriveBy),
        vehicleId: van.vehicleId,
        vehicle: van.vehicle,
        keep: before.pickedAt !== null && state.state !== 'delivered',
      });
      missing = picked.missing;
      return [...told, ...picked.told];
    });
    return { ...changed, late, missing };
  });
}

async function mustBeColleague(call: Call, driverId: string): Promise<void> {
  const account = await call.app.identity.account(call.db, driverId);
  if (account?.kind !== 'staff' || !account.active) throw noClaim('driver-unknown');
}

/** The van by its id, else by its plate; a plate that is none of ours is a hired car. */
async function vanOf(tx: Tx, { vehicleId, vehicle }: Input | Omit<Input, 'claimId' | 'body' | 'lots'>) {
  const plate = vehicle === null || vehicle === '' ? null : vehicle;
  if (vehicleId === null && plate === null) return { vehicleId: null, vehicle: null };
  const vans = await vehiclesOf(tx);
  const found = vans.find((van) => van.active && (vehicleId === null ? van.plate === plate : van.id === vehicleId));
  if (vehicleId !== null && !found) throw no('vehicle-unknown');
  return { vehicleId: found?.id ?? null, vehicle: found?.plate ?? plate };
}
