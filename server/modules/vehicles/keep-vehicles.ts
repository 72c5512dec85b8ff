// Vehicles come into being, change and go.
import { newId } from '../../kernel/id.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import * as store from './vehicle.store.ts';
import type { Vehicle, VehicleFields } from './vehicle.ts';

type Told = { vehicleId: string };
const nowBy = ({ now }: Unit) => ({ occurredAt: now, grade: 'B' }) as const;

/** People type plates with blanks and small letters. */
export const plain = <F extends VehicleFields>(fields: F): F => ({ ...fields, plate: fields.plate.replace(/\s/g, '').toUpperCase() });

export async function registerInUnit(unit: Unit, input: VehicleFields): Promise<Told> {
  const fields = plain(input);
  const vehicleId = newId(unit.now);
  if (!(await store.insert(unit, vehicleId, fields))) throw no('plate-taken', { plate: fields.plate });
  const { name: _, ...told } = fields;
  await unit.record([tell.registered.tell({ vehicleId, ...told }, nowBy(unit))], { fresh: true });
  unit.announce('vehicles');
  return { vehicleId };
}

export const registerVehicle = (call: Call, input: InputOf<typeof contract.register>): Promise<Told> =>
  call.write((unit) => registerInUnit(unit, input));

async function loadActive(unit: Unit, vehicleId: string): Promise<Vehicle> {
  const vehicle = await store.load(unit, vehicleId);
  if (!vehicle.active) throw no('retired-already', { plate: vehicle.plate });
  return vehicle;
}

export const changeVehicle = (call: Call, { vehicleId, ...input }: InputOf<typeof contract.change>): Promise<Told> =>
  call.write(async (unit) => {
    const before = await loadActive(unit, vehicleId);
    const fields = plain(input);
    const changed = (Object.keys(fields) as (keyof VehicleFields)[]).filter((field) => fields[field] !== before[field]);
    if (changed.length === 0) return { vehicleId };
    if (await store.plateTaken(unit, { id: vehicleId, plate: fields.plate })) throw no('plate-taken', { plate: fields.plate });
    await store.update(unit, vehicleId, fields);
    await unit.record([tell.changed.tell({ vehicleId, fields: changed }, nowBy(unit))]);
    unit.announce('vehicles');
    return { vehicleId };
  });

export const retireVehicle = (call: Call, { vehicleId }: InputOf<typeof contract.retire>): Promise<Told> =>
  call.write(async (unit) => {
    await loadActive(unit, vehicleId);
    await store.retire(unit, vehicleId);
    await unit.record([tell.retired.tell({ vehicleId }, nowBy(unit))]);
    unit.announce('vehicles');
    return { vehicleId };
  });
