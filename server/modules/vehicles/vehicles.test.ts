import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';

const VAN = { plate: '浙A12345', name: '1 号车', temperature: 'chilled', capacityKg: 1000, crates: 60 } as const;

let app: TestApp;
let dispatcher: SignedIn;
beforeAll(async () => {
  app = await openTestApp({ load: false });
  dispatcher = await app.as('dispatcher');
});
afterAll(() => app.close());
const vehicles = () => dispatcher.api.vehicles;

it('has a plate of its own until it is retired', async () => {
  const { vehicleId } = await vehicles().register(VAN);
  expect((await refusalOf(vehicles().register({ ...VAN, plate: '浙a 12345' }))).code).toBe('vehicles.plate-taken');
  const other = await vehicles().register({ ...VAN, plate: '浙A00002' });
  expect((await refusalOf(vehicles().change({ vehicleId: other.vehicleId, ...VAN }))).code).toBe('vehicles.plate-taken');
  await vehicles().retire({ vehicleId });
  expect((await refusalOf(vehicles().retire({ vehicleId }))).code).toBe('vehicles.retired-already');
  expect((await refusalOf(vehicles().change({ vehicleId, ...VAN }))).code).toBe('vehicles.retired-already');
  const again = await vehicles().register(VAN);
  expect(again.vehicleId).not.toBe(vehicleId);
  expect((await vehicles().list({})).items.map(({ id }) => id)).toEqual([other.vehicleId, again.vehicleId]);
  expect((await vehicles().list({ retired: true })).items).toHaveLength(3);
});

it('tells what changed by name, not by content; nothing when nothing did', async () => {
  const { vehicleId } = await vehicles().register({ ...VAN, plate: '浙A00003' });
  await vehicles().change({ vehicleId, ...VAN, plate: '浙A00003' });
  await vehicles().change({ vehicleId, ...VAN, plate: '浙A00003', name: '老王的车', crates: 70 });
  const told = await app.app.db.selectFrom('journal.fact').select(['name', 'data']).where('name', 'like', 'vehicles.%').orderBy('position').execute();
  const mine = told.filter(({ data }) => (data as { vehicleId: string }).vehicleId === vehicleId);
  expect(mine.map(({ name }) => name)).toEqual(['vehicles.registered', 'vehicles.changed']);
  expect(mine[1]?.data).toEqual({ vehicleId, fields: ['name', 'crates'] });
  expect(JSON.stringify(mine)).not.toContain('老王');
});

it.each([
  ['no capacity', { capacityKg: 0 }],
  ['a temperature nobody knows', { temperature: 'hot' }],
  ['no plate', { plate: ' ' }],
])('is refused with %s', async (_, over) =>
  expect((await refusalOf(vehicles().register({ ...VAN, ...over } as typeof VAN))).code).toBe('http.invalid-input'),
);

it('that nobody knows is not found, and page by page the list goes on', async () => {
  expect(await refusalOf(vehicles().change({ vehicleId: newId(), ...VAN }))).toMatchObject({ code: 'vehicles.not-found', status: 404 });
  const first = await vehicles().list({ limit: 2 });
  const second = await vehicles().list({ limit: 2, cursor: first.next ?? '' });
  expect(new Set([...first.items, ...second.items].map(({ plate }) => plate)).size).toBe(first.items.length + second.items.length);
  expect((await refusalOf((await app.as('driver')).api.vehicles.list({}))).status).toBe(403);
});
