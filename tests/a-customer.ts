// A customer that owns one of everything, so that a test can ask for each of its things by id.
import { sql } from 'kysely';
import sharp from 'sharp';
import { SYSTEM } from '../server/kernel/actor.ts';
import { newId } from '../server/kernel/id.ts';
import { DAY, HOUR, iso, MINUTE, shanghaiDate } from '../server/kernel/time.ts';
import { FIRST_STORE, moveInUnit, outside } from '../server/modules/lots/public.ts';
import { receiveInUnit } from '../server/modules/lots/testing/receive.ts';
import { aWarning } from '../server/modules/recalls/alerts/testing/a-warning.ts';
import { latestOf } from '../server/modules/service-plans/public.ts';
import type { TestApp } from '../server/testing/open-test-app.ts';
import type { Place } from './every-role.ts';

/** `ids`: field of an input → id of a thing of this customer. */
export type Owned = { readonly place: Place; readonly ids: Readonly<Record<string, string>> };

export async function aCustomerWithEverything(it: TestApp, name: string): Promise<Owned> {
  const { lineId, ...place } = await aPlace(it, name);
  const agent = await it.as('after-sales-manager');
  const fileId = await aPicture(it, agent.headers);
  const { caseId } = await agent.api.cases.open({ ...place, lineId, channel: 'phone', category: 'quality', body: '番茄烂了', files: [fileId] });
  await agent.api.claims.request({ caseId, reason: 'spoiled', items: [{ noteId: place.noteId, lineId, amount: 1000 }] });
  const { askId } = await agent.api.cases.askDepartment({ caseId, department: 'warehouse', body: '请查库温' });
  const { contractId } = await agent.api.servicePlans.sign(await aContract(it.app.db, place.customerId));
  const report = await agent.api.commitments.draftReport({ customerId: place.customerId, period: '2026-03' });
  await agent.api.commitments.releaseReport(report);
  const ordered = await anOrder(it, place.siteId);
  const messageId = await aMessage(it, place.customerId);
  const certificateId = await aCertificate(it);
  const files = { fileId, files: fileId, photos: fileId, proof: fileId, signatureFileId: fileId, paperFileId: fileId, paperFileIds: fileId };
  const own = {
    ...place,
    ...ordered,
    supplementOf: ordered.orderId,
    certificateId,
    lotId: await aLotOf(it, { ...place, lineId }),
    productId: await aProduct(it, name),
    warningId: await aWarning(it.app, { ...place, lineId }),
    ...(await aRecall(it, place.siteId)),
    jobId: await aJob(it),
    lineId,
    caseId,
    askId,
    ...(await aPickup(it, { ...place, lineId, caseId })),
    ...files,
    cursor: messageId,
    ids: messageId,
    contractId,
    reportId: report.reportId,
    statementId: await aStatement(it, place.customerId),
    ...(await aScore(it, place.customerId)),
    ...(await aMonth(it, place.customerId)),
  };
  return { place, ids: { ...(await foundByCustomer(it, place.customerId)), ...own } };
}

/** Goods of theirs that are to be fetched. */
async function aPickup(it: TestApp, { noteId, lineId, caseId }: Place & { readonly lineId: string; readonly caseId: string }) {
  const [agent, lead] = [await it.as('service-agent'), await it.as('project-manager')];
  const asked = { caseId, way: 'replacement' as const, reason: 'spoiled' as const, goods: 'back' as const, items: [{ noteId, lineId, amount: 500 }] };
  const { claimId } = await agent.api.claims.request(asked);
  await lead.api.claims.approve({ claimId });
  const { pickups } = await agent.api.claims.goodsOf({ claimId });
  const [pickup] = pickups;
  return {
    pickupId: pickup?.id as string,
    parcelId: pickup?.parcels[0]?.id as string,
    parcelIds: pickup?.parcels[0]?.id as string,
    stopNoteId: noteId,
  };
}

/** A recall of what they got, and the notice that told their kitchen. */
async function aRecall(it: TestApp, siteId: string): Promise<{ recallId: string; noticeId: string }> {
  const { api } = await it.as('food-safety-officer');
  const got = await it.app.db
    .selectFrom('lots.line')
    .select('lot_id as lotId')
    .where('site_id', '=', siteId)
    .where('stage', '=', 'site')
    .executeTakeFirstOrThrow();
  const { recallId } = await api.recalls.needRecall({ level: 2, reason: 'food-safety', fault: 'producer', lotIds: [got.lotId] });
  await api.recalls.beginRecall({ recallId });
  const { items } = await api.recalls.listRecipients({ recallId });
  return { recallId, noticeId: items.find(({ site }) => site?.id === siteId)?.id as string };
}

/** A lot picked for a line of theirs. */
async function aLotOf(it: TestApp, { customerId, siteId, noteId, lineId }: Place & { readonly lineId: string }): Promise<string> {
  return it.app.inUnit(SYSTEM, async (unit) => {
    const [lot] = await receiveInUnit(unit, [{ productId: newId(), amount: 5000 }]);
    const lotId = lot?.lotId ?? '';
    await moveInUnit(unit, {
      kind: 'picked',
      note: { noteId, noteNumber: 'PS-1', customerId, siteId, deliveryOn: shanghaiDate(unit.now) },
      legs: [{ lotId, lineId, from: { kind: 'store', id: FIRST_STORE }, to: outside('staging'), amount: 1000 }],
      lines: [{ lineId, lotId, certainty: 'named', atMost: 1000 }],
    });
    return lotId;
  });
}

/** Goods that are sold to everybody. */
async function aProduct(it: TestApp, name: string): Promise<string> {
  const { api } = await it.as('purchasing');
  const product = {
    name: `${name}番茄`,
    category: 'vegetable',
    stockUnit: 'kg',
    settleUnit: 'kg',
    toleranceClass: 'weighed',
    temperatureClass: 'ambient',
  } as const;
  return (await api.products.register({ code: newId().slice(-12), ...product })).productId;
}

/** A licence that stands for all goods. */
async function aCertificate(it: TestApp): Promise<string> {
  const manager = await it.as('project-manager');
  const issuedOn = iso(it.clock.now()).slice(0, 10);
  const { certificateId } = await manager.api.certificates.file({ kind: 'licence', issuedOn, files: [await aPicture(it, manager.headers)] });
  return certificateId;
}

/** Everything through the API, so that the journal knows it all. */
async function aPlace(it: TestApp, name: string): Promise<Place & { readonly lineId: string }> {
  const [manager, dispatcher] = [await it.as('project-manager'), await it.as('dispatcher')];
  const { customerId } = await manager.api.customers.register({ code: newId(), name, kind: 'school' });
  const { siteId } = await manager.api.customers.registerSite({ customerId, code: newId(), name: `${name}食堂` });
  const [windowFrom, windowTo] = [iso(it.clock.now()), iso(it.clock.now() + HOUR)];
  const lines = [{ product: '番茄', unit: 'kg' as const, ordered: 5000 }];
  const { noteId } = await manager.api.deliveries.issue({ siteId, windowFrom, windowTo, lines });
  await dispatcher.api.deliveries.depart({ noteId });
  await dispatcher.api.deliveries.arrive({ noteId });
  const { lines: issued } = await manager.api.deliveries.show({ noteId });
  return { customerId, siteId, noteId, lineId: issued[0]?.id ?? '' };
}

/** An order with a shortage that waits for the kitchen's word, and a saved list. */
async function anOrder(it: TestApp, siteId: string): Promise<{ orderId: string; orderIds: string; shortageId: string; templateId: string }> {
  const clerk = await it.as('order-clerk');
  const lines = [{ product: '番茄', amount: 20_000, unit: 'kg' as const }];
  const wanted = { siteId, deliveryOn: shanghaiDate(it.clock.now() + 2 * DAY), from: '05:30', to: '07:30', lines };
  const { orderId } = await clerk.api.orders.receive(wanted);
  const { lines: ordered } = await clerk.api.orders.show({ orderId });
  const short = { orderId, lineId: ordered[0]?.id ?? '', missing: 5000, reason: 'no-stock' as const };
  const { shortageId } = await clerk.api.orders.findShortage(short);
  const { templateId } = await clerk.api.orders.saveTemplate({ siteId, name: '常用', lines });
  return { orderId, orderIds: orderId, shortageId, templateId };
}

/** The statement of a month that is over, sent to them. */
async function aStatement(it: TestApp, customerId: string): Promise<string> {
  const { settlement } = (await it.as('finance-clerk')).api;
  await settlement.addItem({ customerId, month: '2026-02', kind: 'fee', amountFen: 2000, body: '节日加送' });
  const { statementId, sha256 } = await settlement.drawStatement({ customerId, month: '2026-02' });
  await settlement.sendStatement({ statementId, sha256 });
  return statementId;
}

/** Their score of a month that is over, with one deduction that is appealed. */
async function aScore(it: TestApp, customerId: string): Promise<{ sheetId: string; deductionId: string; appealId: string }> {
  const { settlement } = (await it.as('after-sales-manager')).api;
  const { sheetId } = await settlement.enterScore({ customerId, period: '2026-02', total: 90 });
  const { deductions } = await settlement.showScore({ customerId, period: '2026-02' });
  const deductionId = deductions[0]?.deductionId ?? '';
  const { appealId } = await settlement.makeAppeal({ deductionId, body: '当日按时到达，门岗有登记' });
  return { sheetId, deductionId, appealId };
}

/** What was said about that month beside its score: a penalty they stated, and the package they keep. */
async function aMonth(it: TestApp, customerId: string): Promise<{ penaltyId: string; packageId: string }> {
  const { settlement } = (await it.as('after-sales-manager')).api;
  const month = '2026-02';
  const { penaltyId } = await settlement.enterPenalty({ customerId, month, clauseId: 'R17.1-late-penalty', amountFen: 5000, body: '客户来函提出' });
  const { packageId, sha256 } = await settlement.draftPackage({ customerId, month });
  await settlement.releasePackage({ packageId, sha256, reason: '其余资料随后补送' });
  return { penaltyId, packageId };
}

/** A job of a colleague: nobody else's, whatever their rights. */
async function aJob(it: TestApp): Promise<string> {
  const clerk = await it.as('order-clerk', 'asks for a table');
  return (await clerk.api.deliveries.exportNotes({ filter: {} })).jobId;
}

async function aPicture({ server }: TestApp, headers: Record<string, string>): Promise<string> {
  const payload = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: Math.floor(Math.random() * 255), g: 80, b: 40 } } })
    .jpeg()
    .toBuffer();
  const answer = await server.inject({ method: 'POST', url: '/api/files', headers: { ...headers, 'content-type': 'image/jpeg' }, payload });
  if (answer.statusCode !== 201) throw new Error(`upload answered ${answer.statusCode}: ${answer.body}`);
  return answer.json().id as string;
}

const aContract = async (db: TestApp['app']['db'], customerId: string) => ({
  customerId,
  number: `HT-${customerId.slice(-12)}`,
  plan: await latestOf(db, 'canteen-tender'),
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

/** Draws an id for each field: mostly of a thing that this customer has by now, sometimes of none at all. */
export async function idsOf(it: TestApp, { place, ids }: Owned, random: () => number): Promise<(field: string) => string | undefined> {
  const found = await foundByCustomer(it, place.customerId, { order: `md5(id::text || '${random()}')` });
  return (field) => (random() < 0.05 ? undefined : (found[field] ?? ids[field]));
}

/** `<table>Id` for one row of every table that names its customer. */
async function foundByCustomer({ app }: TestApp, customerId: string, { order = 'id' } = {}): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string; place: string }>`
    select table_name as name, format('%I.%I', table_schema, table_name) as place from information_schema.columns
    where column_name in ('id', 'customer_id') and data_type = 'uuid' and table_schema not in ('pg_catalog', 'information_schema', 'identity')
    group by 1, 2 having count(*) = 2`.execute(app.db);
  const found: Record<string, string> = {};
  for (const { name, place } of tables) {
    const { rows } = await sql<{
      id: string;
    }>`select id from ${sql.raw(place)} where customer_id = ${customerId} order by ${sql.raw(order)} limit 1`.execute(app.db);
    if (rows[0]) found[`${name}Id`] = rows[0].id;
  }
  return found;
}
