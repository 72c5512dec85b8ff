import { z } from 'zod';
import { TEMPERATURE_CODES } from '../../kernel/temperature.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

const id = z.uuid();
const fields = {
  plate: z.string().trim().min(2).max(20),
  name: z.string().trim().max(40).default(''),
  temperature: z.enum(TEMPERATURE_CODES),
  capacityKg: z.int().min(1).max(50_000),
  crates: z.int().min(1).max(5_000),
};
const vehicle = z.object({
  id,
  plate: z.string(),
  name: z.string(),
  temperature: z.enum(TEMPERATURE_CODES),
  capacityKg: z.int(),
  crates: z.int(),
  active: z.boolean(),
  can: z.object({ change: z.boolean(), retire: z.boolean() }),
});

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/vehicles',
    permission: 'vehicles.read',
    summary: { zh: '车辆列表', en: 'Vehicles' },
    input: z.object({ retired: z.boolean().default(false), cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: z.object({ items: z.array(vehicle), next: z.string().nullable(), can: z.object({ register: z.boolean() }) }),
  }),
  register: endpoint({
    method: 'POST',
    path: '/vehicles',
    permission: 'vehicles.manage',
    summary: { zh: '登记车辆', en: 'Register a vehicle' },
    input: z.object(fields),
    output: z.object({ vehicleId: id }),
    refusals: ['vehicles.plate-taken'],
  }),
  change: endpoint({
    method: 'PUT',
    path: '/vehicles/{vehicleId}',
    permission: 'vehicles.manage',
    summary: { zh: '更改车辆资料', en: 'Change a vehicle' },
    input: z.object({ vehicleId: id, ...fields }),
    output: z.object({ vehicleId: id }),
    refusals: ['vehicles.not-found', 'vehicles.plate-taken', 'vehicles.retired-already'],
  }),
  retire: endpoint({
    method: 'POST',
    path: '/vehicles/{vehicleId}/retirement',
    permission: 'vehicles.manage',
    summary: { zh: '停用车辆', en: 'Retire a vehicle' },
    input: z.object({ vehicleId: id }),
    output: z.object({ vehicleId: id }),
    refusals: ['vehicles.not-found', 'vehicles.retired-already'],
  }),
};
