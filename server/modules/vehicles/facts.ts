import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { TEMPERATURE_CODES } from '../../kernel/temperature.ts';

const id = z.string();
const subjects = { vehicle: 'vehicleId' } as const;

// The name people call a van by stays in its table.
export const registered = defineFact({
  name: 'vehicles.registered',
  version: 1,
  label: { zh: '登记车辆', en: 'Vehicle registered' },
  data: z.object({ vehicleId: id, plate: z.string(), temperature: z.enum(TEMPERATURE_CODES), capacityKg: z.int(), crates: z.int() }),
  subjects,
});
export const changed = defineFact({
  name: 'vehicles.changed',
  version: 1,
  label: { zh: '更改车辆资料', en: 'Vehicle changed' },
  data: z.object({ vehicleId: id, fields: z.array(z.string()) }),
  subjects,
});
export const retired = defineFact({
  name: 'vehicles.retired',
  version: 1,
  label: { zh: '停用车辆', en: 'Vehicle retired' },
  data: z.object({ vehicleId: id }),
  subjects,
});

export const facts = [registered, changed, retired];
