// Every endpoint there is, as everybody there is: the permission decides, nothing breaks, and ids of others tell nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../server/kernel/id.ts';
import { modules } from '../server/modules.ts';
import { openTestApp, type TestApp } from '../server/testing/open-test-app.ts';
import { aCustomerWithEverything, type Owned } from './a-customer.ts';
import { contactsOf, everybody, holderOf, mayDo, type Person } from './every-role.ts';
import { type Asked, asked, idFields, requestOf, sampleInput } from './sample-input.ts';

const endpoints = modules.flatMap((module) =>
  Object.entries(module.contract).map(([name, entry]) => ({ name: `${module.name}.${name}`, ...asked(entry) })),
);

let it: TestApp;
let ours: Owned;
let theirs: Owned;

beforeAll(async () => {
  it = await openTestApp({ demo: true });
  [ours, theirs] = [await aCustomerWithEverything(it, '市中心医院'), await aCustomerWithEverything(it, '实验小学')];
});
afterAll(() => it.close());

async function ask({ headers }: Person, { method, url, payload }: ReturnType<typeof requestOf>) {
  const answer = await it.server.inject({ method: method as 'GET', url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, text: answer.body };
}

describe('the permission decides', () => {
  let people: Person[];
  beforeAll(async () => {
    people = await everybody(it, ours.place);
  });

  test.each(endpoints)('$name ($permission)', async (endpoint) => {
    const grants = it.app.identity.grants();
    if (endpoint.permission !== 'public') expect(Object.keys(grants)).toContain(endpoint.permission);
    const before = it.errors.length;
    for (const person of people) {
      const { status, text } = await ask(person, requestOf(endpoint, sampleInput(endpoint.input)));
      const told = `${person.name}: ${status} ${text.slice(0, 300)}`;
      expect(status, told).toBeLessThan(500);
      if (mayDo(person, endpoint.permission, grants)) expect([401, 403], told).not.toContain(status);
      else expect(status, told).toBe(person.role === 'nobody' ? 401 : 403);
    }
    expect(it.errors.slice(before)).toEqual([]);
  });
});

describe('ids of another customer answer like ids that do not exist', () => {
  let strangers: Person[];
  beforeAll(async () => {
    strangers = [...(await contactsOf(it, ours.place.customerId)), await holderOf(it, ours.place)];
  });

  const cases = endpoints.map((endpoint) => ({ ...endpoint, fields: idFields(endpoint.input) })).filter(({ fields }) => fields.length > 0);

  test.each(cases)('$name: $fields', async (endpoint) => {
    const grants = it.app.identity.grants();
    const able = strangers.filter((person) => mayDo(person, endpoint.permission, grants));
    if (able.length === 0) return;
    for (const field of endpoint.fields) expect(Object.keys(theirs.ids), `no object for ${field}: teach tests/a-customer.ts`).toContain(field);
    for (const person of able) {
      for (const field of endpoint.fields) {
        const [real, missing] = [
          await about(person, endpoint, { field, id: theirs.ids[field] as string }),
          await about(person, endpoint, { field, id: newId() }),
        ];
        expect(real, `${person.name}, ${field}`).toEqual(missing);
        // Input that is refused before anything is looked up would prove nothing.
        expect(real.status, real.text).not.toBe(400);
      }
    }
  });

  /** The answer with nothing in it that the request itself brought or that is new each time. */
  async function about(person: Person, endpoint: Asked, { field, id }: { field: string; id: string }) {
    const others = (name: string) => (name === field ? id : ours.ids[name]);
    const { status, text } = await ask(
      person,
      requestOf(endpoint, sampleInput(endpoint.input, { ids: others, optional: endpoint.path.includes(`{${field}}`) ? [] : [field] })),
    );
    return { status, text: text.replaceAll(id, '<id>').replace(/"requestId":"[^"]*"/, '"requestId"') };
  }

  test.each(['', '/thumbnail', '/watermarked', '/original'])('files%s', async (version) => {
    for (const person of strangers) {
      const [real, missing] = await Promise.all(
        [theirs.ids.fileId, newId()].map((id) => ask(person, { method: 'GET', url: `/api/files/${id}${version}` })),
      );
      expect(real?.status).toBe(404);
      expect(real?.text.replace(/"requestId":"[^"]*"/, '')).toEqual(missing?.text.replace(/"requestId":"[^"]*"/, ''));
    }
  });
});
