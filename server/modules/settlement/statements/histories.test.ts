// Random histories over three months: notes that come late, prices that change, entries, items, disputes, confirmed in whatever order.
// What the statements say together is what everything costs, to the fen; the oracle keeps its own books.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import { type Books, openBooks, type School } from './testing/open-books.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks({ at: '2026-04-01T09:00:00+08:00' });
}, 60_000);
afterAll(() => books.it.close());

const MONTHS = ['2026-01', '2026-02', '2026-03'] as const;
type Month = (typeof MONTHS)[number];
const month = fc.constantFrom<Month>(...MONTHS);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('note' as const),
      month,
      day: fc.integer({ min: 1, max: 28 }),
      product: fc.nat(1),
      amounts: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('price' as const),
      product: fc.nat(1),
      day: fc.integer({ min: 2, max: 28 }),
      month,
      fen: fc.integer({ min: 1, max: 3000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('entry' as const), month, fen: fc.integer({ min: -5000, max: -1 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('item' as const), month, fen: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('draw' as const, 'send' as const, 'confirm' as const, 'dispute' as const), month }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** `statedIn`: the later statement that a line came too late for its own month stands on. */
type Kept = {
  readonly month: Month;
  readonly on: string;
  readonly product: number;
  readonly amount: number;
  fixed: number | null;
  statedIn: Month | null;
};
type Sheet = { readonly product: number; readonly from: string; readonly fen: number };

/** The test's own books. */
class Oracle {
  readonly lines: Kept[] = [];
  readonly sheets: Sheet[] = [];
  readonly confirmed = new Set<Month>();
  readonly closed = new Set<Month>();
  besides = 0;
  /** The last sheet that begins by the day: each replaces the one before. */
  price({ product, on, fixed }: Kept): number {
    return (
      fixed ?? this.sheets.filter((one) => one.product === product && one.from <= on).reduce((last, one) => (one.from >= last.from ? one : last)).fen
    );
  }
  /** What came late for a confirmed month stands on the first later statement that is sent. */
  send(of: Month): void {
    this.closed.add(of);
    for (const line of this.lines)
      if (line.fixed === null && line.statedIn === null && line.month < of && this.confirmed.has(line.month)) line.statedIn = of;
  }
  revise(of: Month): void {
    for (const line of this.lines) if (line.fixed === null && line.statedIn === of) line.statedIn = null;
  }
  fix(of: Month): void {
    for (const line of this.lines)
      if (line.fixed === null && (line.statedIn === of || (line.month === of && !this.confirmed.has(of)))) line.fixed = this.price(line);
    this.confirmed.add(of);
  }
  goods(): number {
    return this.lines.reduce((sum, line) => sum + Math.floor((2 * this.price(line) * line.amount + 1000) / 2000), 0);
  }
}

type World = { readonly school: School; readonly products: readonly string[]; readonly sheetIds: string[]; readonly oracle: Oracle };

async function aWorld(): Promise<World> {
  const school = await books.aSchool('sample-school');
  const products = [await books.aProduct('番茄'), await books.aProduct('冬瓜')];
  const world = { school, products, sheetIds: [] as string[], oracle: new Oracle() };
  for (const product of [0, 1]) {
    world.sheetIds.push(await books.aSheet({ customerId: school.customerId, prices: { [products[product] as string]: 100 } }));
    world.oracle.sheets.push({ product, from: '2026-01-01', fen: 100 });
  }
  return world;
}

/** From a day on; sheets that begin later stand as they are. */
async function newPrice({ school, products, sheetIds, oracle }: World, { product, from, fen }: Sheet): Promise<void> {
  const last = oracle.sheets.filter((one) => one.product === product).at(-1);
  if (!last || last.from >= from) return;
  const replaces = sheetIds[product] as string;
  sheetIds[product] = await books.aSheet({ customerId: school.customerId, prices: { [products[product] as string]: fen }, fromOn: from, replaces });
  oracle.sheets.push({ product, from, fen });
}

async function bookEntry({ school, oracle }: World, of: Month, fen: number): Promise<void> {
  if (oracle.closed.has(of)) return;
  oracle.besides += fen;
  const { customerId, siteId } = school;
  const at = iso(books.it.clock.now());
  const row = {
    customer_id: customerId,
    site_id: siteId,
    month: `${of}-01`,
    kind: 'loss',
    pay: 'bill',
    amount_fen: fen,
    booked_by: 'system:system',
    booked_at: at,
  };
  await books.it.app.db
    .insertInto('claims.account_entry')
    .values({ id: newId(), fact_id: newId(), ...row })
    .execute();
}

async function heldOf({ school }: World, of: Month) {
  const { items } = await books.finance.api.settlement.statements({ customerId: school.customerId, month: of });
  return items[0];
}

async function drawn(world: World, of: Month) {
  const held = await heldOf(world, of);
  if (held && held.state !== 'draft') return held;
  return books.drawn(world.school, of).then(
    () => heldOf(world, of),
    (error: { code?: string }) => {
      if (error.code !== 'settlement.nothing-to-state') throw error;
      return undefined;
    },
  );
}

async function send(world: World, of: Month): Promise<void> {
  const statement = await drawn(world, of);
  if (statement?.state !== 'draft') return;
  await books.finance.api.settlement.sendStatement(statement);
  world.oracle.send(of);
}

async function confirm(world: World, of: Month): Promise<void> {
  const statement = await heldOf(world, of);
  if (statement?.state !== 'sent') return;
  // Somebody looks before it is confirmed: what changed since it was sent goes into a new edition.
  await books.finance.api.settlement.reviseStatement({ statementId: statement.statementId, body: '重新核对' });
  world.oracle.revise(of);
  await send(world, of);
  const again = await heldOf(world, of);
  if (!again) return;
  await world.school.purchaser.api.settlement.confirmMyStatement(again);
  world.oracle.fix(of);
}

/** The first goods line is disputed and settled by one fen more. */
async function dispute(world: World, of: Month): Promise<void> {
  const statement = await heldOf(world, of);
  if (statement?.state !== 'sent') return;
  const { statementId } = statement;
  const { items } = await books.finance.api.settlement.statementLines({ statementId, kind: 'goods', limit: 1 });
  const key = items[0]?.key;
  if (key === undefined) return;
  await world.school.purchaser.api.settlement.disputeStatementLine({ statementId, key, body: '核对一下' });
  await books.finance.api.settlement.settleDispute({ statementId, key, outcome: 'changed', deltaFen: 1, body: '补一分' });
  world.oracle.besides += 1;
  world.oracle.revise(of);
}

async function take(world: World, one: Step): Promise<void> {
  const { oracle, school } = world;
  switch (one.act) {
    case 'note': {
      const on = `${one.month}-${String(one.day).padStart(2, '0')}`;
      await books.aNote(school, on, { lines: one.amounts.map((accepted) => ({ productId: world.products[one.product] as string, accepted })) });
      oracle.lines.push(...one.amounts.map((amount): Kept => ({ month: one.month, on, product: one.product, amount, fixed: null, statedIn: null })));
      return;
    }
    case 'price':
      return newPrice(world, { product: one.product, from: `${one.month}-${String(one.day).padStart(2, '0')}`, fen: one.fen });
    case 'entry':
      return bookEntry(world, one.month, one.fen);
    case 'item':
      if (oracle.confirmed.has(one.month)) return;
      await books.finance.api.settlement.addItem({ customerId: school.customerId, month: one.month, kind: 'fee', amountFen: one.fen, body: '加送' });
      oracle.besides += one.fen;
      return;
    case 'draw':
      return void (await drawn(world, one.month));
    case 'send':
      return send(world, one.month);
    case 'confirm':
      return confirm(world, one.month);
    case 'dispute':
      return dispute(world, one.month);
  }
}

/** Everything is sent and confirmed in the end; what came late stands on the statement of April. */
async function close(world: World): Promise<number> {
  for (const of of MONTHS) {
    await send(world, of);
    await confirm(world, of);
  }
  const { items } = await books.finance.api.settlement.statements({ customerId: world.school.customerId });
  const april = await books.drawn(world.school, '2026-04').catch(() => ({ totalFen: 0 }));
  return items.reduce((sum, { sums }) => sum + sums.totalFen, 0) + april.totalFen;
}

test('statements of random histories add up to what everything costs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      const world = await aWorld();
      for (const one of steps) await take(world, one);
      // A line that stands on a confirmed statement has its price for good, a late one gets it when it is stated.
      const said = await close(world);
      expect(said).toBe(world.oracle.goods() + world.oracle.besides);
    }),
    { numRuns: 12 },
  );
}, 300_000);
