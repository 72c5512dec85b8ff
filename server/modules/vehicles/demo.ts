// Three vans of the demo company, one of each temperature.
import { SYSTEM } from '../../kernel/actor.ts';
import type { App } from '../../platform/app.ts';
import { registerInUnit } from './keep-vehicles.ts';
import type { VehicleFields } from './vehicle.ts';

export const DEMO_VEHICLES: readonly VehicleFields[] = [
  { plate: '演A·00001', name: '1 号冷藏车', temperature: 'chilled', capacityKg: 1_500, crates: 90 },
  { plate: '演A·00002', name: '2 号厢货', temperature: 'ambient', capacityKg: 1_200, crates: 70 },
  { plate: '演A·00003', name: '3 号冷冻车', temperature: 'frozen', capacityKg: 900, crates: 50 },
];

export async function createDemoVehicles(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    for (const vehicle of DEMO_VEHICLES) await registerInUnit(unit, vehicle);
  });
}
