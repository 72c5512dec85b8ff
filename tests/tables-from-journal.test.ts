// Whatever people do, in any order: the tables are what the journal says. Random walks over every act of the modules that rebuild tables.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../server/kernel/time.ts';
import { modules } from '../server/modules.ts';
import { openTestApp, type TestApp } from '../server/testing/open-test-app.ts';
import { verifyRebuild } from '../server/testing/rebuild.ts';
import { seeded } from '../server/testing/seeded.ts';
import { aCustomerWithEverything, idsOf, type Owned } from './a-customer.ts';
import { everybody, mayDo, type Person } from './every-role.ts';
import { type Asked, asked, requestOf, sampleInput } from './sample-input.ts';

const ACTS = 250;
const rebuilding = modules.filter(({ rebuilds = [] }) => rebuilds.length > 0);
const acts = rebuilding.flatMap(({ name, contract }) =>
  Object.entries(contract).map(([key, entry]) => ({ name: `${name}.${key}`, ...asked(entry) })),
);
const writes = acts.filter(({ method, path }) => method !== 'GET' && !path.includes('import'));

let it: TestApp;
let owned: Owned;
let people: Person[];
beforeAll(async () => {
  it = await openTestApp({ demo: true });
  owned = await aCustomerWithEverything(it, '市中心医院');
  people = (await everybody(it, owned.place)).filter(({ role }) => !['nobody', 'api-key without scopes', 'api-key'].includes(role));
});
afterAll(() => it.close());

async function act(endpoint: Asked, random: () => number): Promise<number> {
  const able = people.filter((person) => mayDo(person, endpoint.permission, it.app.identity.grants()));
  const person = able[Math.floor(random() * able.length)];
  if (!person) return 0;
  const ids = await idsOf(it, owned, random);
  const { method, url, payload } = requestOf(endpoint, sampleInput(endpoint.input, { ids, random, now: it.clock.now() }));
  const answer = await it.server.inject({ method: method as 'GET', url, headers: person.headers, ...(payload ? { payload } : {}) });
  expect(answer.statusCode, `${person.name} ${method} ${url} ${JSON.stringify(payload)}: ${answer.body}`).toBeLessThan(500);
  return answer.statusCode;
}

test.each([20261121, 4711])(
  'a walk of 250 acts, seed %i',
  async (seed) => {
    const random = seeded(seed);
    const done = new Map<string, number>();
    for (let n = 0; n < ACTS; n++) {
      const endpoint = writes[Math.floor(random() * writes.length)] as (typeof writes)[number];
      const status = await act(endpoint, random);
      if (status < 300) done.set(endpoint.name, (done.get(endpoint.name) ?? 0) + 1);
      it.clock.move(Math.floor(random() * 20) * MINUTE);
      if (n % 50 === 49) await it.settle();
    }
    const total = [...done.values()].reduce((sum, count) => sum + count, 0);
    // A walk on which everything is refused proves nothing.
    expect(total, JSON.stringify([...done])).toBeGreaterThan(ACTS / 10);
    for (const { name } of rebuilding) expect(await verifyRebuild(it, name), name).toEqual([]);
  },
  120_000,
);
