// Customers with notes and prices of a month that is over, and the people who settle it: for tests of statements.
import { SYSTEM } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/id.ts';
import type { UnitCode } from '../../../../kernel/quantity.ts';
import { HOUR, iso, shanghaiInstant } from '../../../../kernel/time.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../../../testing/open-test-app.ts';
import { latestOf, signContract } from '../../../service-plans/public.ts';

export const KG = 1000;
export type Books = Awaited<ReturnType<typeof openBooks>>;
export type Terms = 'sample-school' | 'sample-hospital';
export type School = { readonly customerId: string; readonly siteId: string; readonly purchaser: SignedIn };
export type Delivered = { readonly noteId: string; readonly lineIds: readonly string[] };
export const keyOf = ({ lineIds }: Delivered, i = 0): string => `goods:${lineIds[i]}`;
type Sold = { readonly productId: string | null; readonly accepted: number; readonly unit?: UnitCode };
type Sheet = {
  readonly customerId: string;
  readonly prices: Readonly<Record<string, number>>;
  readonly fromOn?: string;
  readonly toOn?: string | null;
  readonly publishedAt?: string;
  readonly replaces?: string;
  readonly per?: UnitCode;
};

/** Products, price sheets and notes as rows: they are what statements rest on, not what is tested here. */
function goodsOf(it: TestApp) {
  const { db } = it.app;
  const now = (): string => iso(it.clock.now());
  async function aProduct(name = '番茄', unit: UnitCode = 'kg'): Promise<string> {
    const id = newId();
    const row = {
      name,
      keys: [name],
      category: 'vegetable',
      stock_unit: unit,
      settle_unit: unit,
      tolerance_class: 'loose',
      temperature_class: 'ambient',
    };
    await db
      .insertInto('products.product')
      .values({ id, code: id, ...row, content_hash: '', registered_at: now(), changed_at: now() })
      .execute();
    return id;
  }

  async function aSheet(sheet: Sheet): Promise<string> {
    const { customerId, prices, fromOn = '2026-01-01', toOn = null, publishedAt = '2026-01-01T00:00:00+08:00', replaces, per = 'kg' } = sheet;
    const id = newId();
    const row = { kind: 'fixed', purpose: 'selling', series: id, line_count: Object.keys(prices).length, content_hash: '' };
    await db
      .insertInto('products.price_sheet')
      .values({
        id,
        number: id,
        customer_id: customerId,
        from_on: fromOn,
        to_on: toOn,
        ...row,
        replaces: replaces ?? null,
        published_at: iso(Date.parse(publishedAt)),
      })
      .execute();
    if (replaces) await db.updateTable('products.price_sheet').set({ replaced_from: fromOn }).where('id', '=', replaces).execute();
    for (const [productId, fen] of Object.entries(prices))
      await db.insertInto('products.price_line').values({ sheet_id: id, product_id: productId, unit: per, fen }).execute();
    return id;
  }

  return { aProduct, aSheet };
}

function notesOf(it: TestApp) {
  const { db } = it.app;
  /** Accepted at seven in the morning of its day, unless told otherwise. */
  async function aNote(
    { customerId, siteId }: School,
    on: string,
    { lines, acceptedAt }: { lines: readonly Sold[]; acceptedAt?: string },
  ): Promise<Delivered> {
    const noteId = newId();
    const from = shanghaiInstant(on, '06:30');
    const window = { window_from: iso(from), window_to: iso(from + HOUR) };
    const accepted_at = acceptedAt === undefined ? iso(from + HOUR / 2) : iso(Date.parse(acceptedAt));
    await db
      .insertInto('deliveries.note')
      .values({
        ...{ id: noteId, number: `PS-${noteId}`, customer_id: customerId, site_id: siteId, delivery_on: on, state: 'accepted' },
        ...window,
        ...{ issued_at: iso(from), accepted_at, content_hash: '', line_count: lines.length, recorded_at: iso(it.clock.now()) },
      })
      .execute();
    const lineIds = lines.map(() => newId());
    for (const [i, { productId, accepted, unit = 'kg' }] of lines.entries())
      await db
        .insertInto('deliveries.note_line')
        .values({
          id: lineIds[i] as string,
          note_id: noteId,
          line_no: i + 1,
          product: '番茄',
          product_id: productId,
          unit,
          ordered: accepted,
          picked: accepted,
          accepted,
        })
        .execute();
    return { noteId, lineIds };
  }

  return { aNote };
}

/** 9 o'clock on the 1st of April 2026: March is over. */
export async function openBooks({ at = '2026-04-01T09:00:00+08:00' } = {}) {
  const it = await openTestApp({ at });
  const [finance, director, lead, agent] = await Promise.all([
    it.as('finance-clerk'),
    it.as('general-manager'),
    it.as('after-sales-manager'),
    it.as('service-agent'),
  ]);
  const { db } = it.app;
  const now = (): string => iso(it.clock.now());

  /** `terms`: of a sample contract; without one our own practice counts. */
  async function aSchool(terms?: Terms): Promise<School> {
    const [customerId, siteId] = [newId(), newId()];
    await db
      .insertInto('customers.customer')
      .values({ id: customerId, code: customerId, name: '实验小学', kind: 'school', created_at: now() })
      .execute();
    await db.insertInto('customers.site').values({ id: siteId, customer_id: customerId, code: siteId, name: '一食堂', created_at: now() }).execute();
    if (terms)
      await it.app.inUnit(SYSTEM, async (unit) =>
        signContract(unit, {
          customerId,
          number: `HT-${customerId}`,
          plan: await latestOf(unit.tx, 'canteen-tender'),
          terms: await latestOf(unit.tx, terms),
          from: '2026-01-01',
        }),
      );
    return { customerId, siteId, purchaser: await it.asContact(customerId, 'customer-purchaser') };
  }

  const made = { ...goodsOf(it), ...notesOf(it) };
  /** Two notes of March: 10.5 kg at 3.33 yuan (34.965, half up 34.97) and 4 kg (13.32). */
  async function aMonth(terms?: Terms) {
    const school = await aSchool(terms);
    const productId = await made.aProduct();
    const sheetId = await made.aSheet({ customerId: school.customerId, prices: { [productId]: 333 } });
    const first = await made.aNote(school, '2026-03-03', { lines: [{ productId, accepted: 10_500 }] });
    const second = await made.aNote(school, '2026-03-20', { lines: [{ productId, accepted: 4 * KG }] });
    return { school, productId, sheetId, first, second };
  }

  const drawn = async ({ customerId }: School, month = '2026-03') => finance.api.settlement.drawStatement({ customerId, month });
  const lines = async (statementId: string) => (await finance.api.settlement.statementLines({ statementId, limit: 500 })).items;
  async function sent(school: School, month = '2026-03') {
    const { statementId, sha256, totalFen } = await drawn(school, month);
    await finance.api.settlement.sendStatement({ statementId, sha256 });
    return { statementId, sha256, totalFen };
  }
  async function confirmed(school: School, month = '2026-03') {
    const statement = await sent(school, month);
    await school.purchaser.api.settlement.confirmMyStatement(statement);
    return statement;
  }
  return { it, finance, director, lead, agent, ...made, aSchool, aMonth, drawn, lines, sent, confirmed };
}
