// A customer that owns one of everything, so that a test can ask for each of its things by id.
import { sql } from 'kysely';
import sharp from 'sharp';
import { SYSTEM } from '../server/kernel/actor.ts';
import { newId } from '../server/kernel/id.ts';
import { HOUR, iso, MINUTE } from '../server/kernel/time.ts';
import type { TestApp } from '../server/testing/open-test-app.ts';
import type { Place } from './every-role.ts';

/** `ids`: field of an input → id of a thing of this customer. */
export type Owned = { readonly place: Place; readonly ids: Readonly<Record<string, string>> };

export async function aCustomerWithEverything(it: TestApp, name: string): Promise<Owned> {
  const place = await aPlace(it, name);
  const lineId = await aLine(it, place);
  const agent = await it.as('after-sales-manager');
  const fileId = await aPicture(it, agent.headers);
  const { caseId } = await agent.api.cases.open({ ...place, lineId, channel: 'phone', category: 'quality', body: '番茄烂了', files: [fileId] });
  await agent.api.claims.request({ caseId, noteId: place.noteId, lineId, reason: 'spoiled', amount: 1000 });
  const { askId } = await agent.api.cases.askDepartment({ caseId, department: 'warehouse', body: '请查库温' });
  const { contractId } = await agent.api.servicePlans.sign(aContract(place.customerId));
  const messageId = await aMessage(it, place.customerId);
  const own = { ...place, lineId, caseId, askId, fileId, files: fileId, proof: fileId, contractId, cursor: messageId, ids: messageId };
  return { place, ids: { ...(await foundByCustomer(it, place.customerId)), ...own } };
}

async function aPlace({ app, clock }: TestApp, name: string): Promise<Place> {
  const [customerId, siteId, noteId, at] = [newId(), newId(), newId(), clock.now()];
  await app.db
    .insertInto('customers.customer')
    .values({ id: customerId, code: customerId, name, kind: 'school', created_at: iso(at) })
    .execute();
  await app.db
    .insertInto('customers.site')
    .values({ id: siteId, customer_id: customerId, code: siteId, name: `${name}食堂`, created_at: iso(at) })
    .execute();
  await app.db
    .insertInto('deliveries.note')
    .values({
      id: noteId,
      number: `T-${noteId.slice(-12)}`,
      customer_id: customerId,
      site_id: siteId,
      delivery_on: iso(at).slice(0, 10),
      window_from: iso(at),
      window_to: iso(at + HOUR),
      line_count: 1,
      state: 'arrived',
      issued_at: iso(at),
      content_hash: noteId,
      recorded_at: iso(at),
    })
    .execute();
  return { customerId, siteId, noteId };
}

async function aLine({ app }: TestApp, { noteId }: Place): Promise<string> {
  const id = newId();
  await app.db.insertInto('deliveries.note_line').values({ id, note_id: noteId, line_no: 1, product: '番茄', unit: 'kg', ordered: 5000 }).execute();
  return id;
}

async function aPicture({ server }: TestApp, headers: Record<string, string>): Promise<string> {
  const payload = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: Math.floor(Math.random() * 255), g: 80, b: 40 } } })
    .jpeg()
    .toBuffer();
  const answer = await server.inject({ method: 'POST', url: '/api/files', headers: { ...headers, 'content-type': 'image/jpeg' }, payload });
  if (answer.statusCode !== 201) throw new Error(`upload answered ${answer.statusCode}: ${answer.body}`);
  return answer.json().id as string;
}

const aContract = (customerId: string) => ({
  customerId,
  number: `HT-${customerId.slice(-12)}`,
  plan: { key: 'canteen-tender', version: 1 },
  from: '2026-01-01',
});

/** A message in the inbox of one of the customer's people. */
async function aMessage(it: TestApp, customerId: string): Promise<string> {
  const { accountId } = await it.asContact(customerId);
  const { app } = it;
  const template = Object.keys(Object.assign({}, ...it.modules.map((module) => module.templates ?? {})))[0] ?? '';
  await app.inUnit(SYSTEM, (unit) => app.messaging.notify(unit, { key: newId(), to: { accountId }, template }));
  it.clock.move(2 * MINUTE);
  await app.messaging.deliver(app);
  const [message] = await app.messaging.list(app.db, { accountId, limit: 1 });
  if (!message) throw new Error('no message was delivered');
  return message.id;
}

/** `<table>Id` for one row of every table that names its customer. */
async function foundByCustomer({ app }: TestApp, customerId: string): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string; place: string }>`
    select table_name as name, format('%I.%I', table_schema, table_name) as place from information_schema.columns
    where column_name in ('id', 'customer_id') and data_type = 'uuid' and table_schema not in ('pg_catalog', 'information_schema', 'identity')
    group by 1, 2 having count(*) = 2`.execute(app.db);
  const found: Record<string, string> = {};
  for (const { name, place } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.raw(place)} where customer_id = ${customerId} limit 1`.execute(app.db);
    if (rows[0]) found[`${name}Id`] = rows[0].id;
  }
  return found;
}
