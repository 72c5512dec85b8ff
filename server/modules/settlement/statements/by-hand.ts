// What people add by hand: prices of goods that no sheet prices, fees, allowances, corrections; each with its reason.
import { sql } from 'kysely';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { yuan } from '../../../kernel/money.ts';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { noCustomer } from '../refusals.ts';
import type { contract } from './contract.ts';
import { lockCustomer } from './draw.ts';
import * as tell from './facts.ts';
import { nextMonth, termsOfMonth } from './gather.ts';
import { firstDay, pricedLines } from './goods.ts';
import { no } from './refusals.ts';
import { ITEM_KINDS, type Month } from './statement.ts';
import { keepReason } from './words.store.ts';

const here = (unit: Unit) => circumstances(unit.actor, unit.now);

async function mustBeOpen({ tx }: Unit, customerId: string, month: Month): Promise<void> {
  const query = tx.selectFrom('settlement.statement').select('state').where('customer_id', '=', customerId).where('month', '=', firstDay(month));
  if ((await query.executeTakeFirst())?.state === 'confirmed') throw no('month-confirmed', { month, next: nextMonth(month) });
}

type Line = {
  readonly noteId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly productId: string | null;
  readonly unit: UnitCode;
  readonly product: string;
  readonly accepted: number | null;
  readonly month: Month;
};

async function noteLine({ tx }: Unit, noteLineId: string): Promise<Line> {
  const { rows } = await sql<Line>`
    select n.id as "noteId", n.customer_id as "customerId", n.site_id as "siteId", l.product_id as "productId", l.unit, l.product, l.accepted,
      to_char(n.delivery_on, 'YYYY-MM') as month
    from deliveries.note_line l join deliveries.note n on n.id = l.note_id where l.id = ${noteLineId}`.execute(tx);
  const [line] = rows;
  if (!line) throw no('no-such-line');
  return line;
}

export const priceLine = (call: Call, input: InputOf<typeof contract.priceLine>): Promise<OutputOf<typeof contract.priceLine>> =>
  call.write(async (unit) => {
    const { noteLineId, fen, per, body } = input;
    const { month, accepted, product, unit: settled, ...line } = await noteLine(unit, noteLineId);
    await lockCustomer(unit.tx, line.customerId);
    if (accepted === null) throw no('line-not-accepted');
    if (UNITS[per].base !== UNITS[settled].base || (UNITS[per].base === 'piece' && per !== settled)) {
      const [to, from] = [UNITS[settled].label, UNITS[per].label];
      throw no('unit-of-another-kind', { product, unit: to.zh, unitEn: to.en, per: from.zh, perEn: from.en });
    }
    await mustBeUnpriced(unit, { noteLineId, month, customerId: line.customerId });
    const bodyHash = await keepReason(unit, noteLineId, body);
    await unit.record([tell.linePriced.tell({ noteLineId, ...line, fen, per, bodyHash }, here(unit))]);
    unit.announce('statements');
    return { noteLineId };
  });

/** A sheet has the first word; a price by hand may be given again until the statement is confirmed. */
async function mustBeUnpriced(
  unit: Unit,
  { noteLineId, month, customerId }: { readonly noteLineId: string; readonly month: Month; readonly customerId: string },
): Promise<void> {
  await mustBeOpen(unit, customerId, month);
  const terms = await termsOfMonth(unit.tx, { customerId, month, now: unit.now });
  const [line] = await pricedLines(unit.tx, sql<boolean>`l.id = ${noteLineId}`, { customerId, howOf: () => terms });
  const price = line?.price;
  if (price?.by !== 'sheet') return;
  const sheet = await unit.tx.selectFrom('products.price_sheet').select('number').where('id', '=', price.sheetId).executeTakeFirst();
  throw no('priced-already', { price: `${yuan(price.fen)}/${UNITS[price.per].label.zh}`, sheet: sheet?.number ?? '' });
}

/** A fee raises and an allowance lowers what is owed; a correction may do either. */
function mustHaveItsSign({ kind, amountFen }: Pick<InputOf<typeof contract.addItem>, 'kind' | 'amountFen'>): void {
  if (amountFen === 0) throw no('item-of-nothing');
  const wanted = kind === 'fee' ? 1 : kind === 'allowance' ? -1 : Math.sign(amountFen);
  if (Math.sign(amountFen) === wanted) return;
  const { zh, en } = ITEM_KINDS[kind];
  throw no('item-sign', { kind: zh, kindEn: en.toLowerCase(), sign: wanted > 0 ? '正' : '负', signEn: wanted > 0 ? 'positive' : 'negative' });
}

export const addItem = (call: Call, input: InputOf<typeof contract.addItem>): Promise<OutputOf<typeof contract.addItem>> =>
  call.write(async (unit) => {
    const { body, ...item } = input;
    const { customerId, siteId, month } = item;
    mustHaveItsSign(item);
    if (month > shanghaiDate(unit.now).slice(0, 7)) throw no('month-to-come', { month });
    await mustBeTheirs(unit, { customerId, siteId });
    await lockCustomer(unit.tx, customerId);
    await mustBeOpen(unit, customerId, month);
    const itemId = newId(unit.now);
    const bodyHash = await keepReason(unit, itemId, body);
    await unit.record([tell.itemAdded.tell({ itemId, ...item, bodyHash }, here(unit))]);
    unit.announce('statements');
    return { itemId };
  });

async function mustBeTheirs({ tx }: Unit, { customerId, siteId }: { readonly customerId: string; readonly siteId: string | null }): Promise<void> {
  const customer = await tx.selectFrom('customers.customer').select('id').where('id', '=', customerId).executeTakeFirst();
  if (!customer) throw noCustomer('no-such-customer');
  if (siteId === null) return;
  const site = await tx.selectFrom('customers.site').select('customer_id').where('id', '=', siteId).executeTakeFirst();
  if (site?.customer_id !== customerId) throw no('no-such-site');
}

export const removeItem = (call: Call, { itemId, body }: InputOf<typeof contract.removeItem>): Promise<OutputOf<typeof contract.removeItem>> =>
  call.write(async (unit) => {
    const load = () => unit.tx.selectFrom('settlement.item').selectAll().where('id', '=', itemId).where('removed_at', 'is', null).executeTakeFirst();
    const known = await load();
    if (!known) throw no('no-such-item');
    await lockCustomer(unit.tx, known.customer_id);
    if (!(await load())) throw no('no-such-item');
    const { customer_id: customerId } = known;
    const month = known.month.slice(0, 7);
    await mustBeOpen(unit, customerId, month);
    const bodyHash = await keepReason(unit, itemId, body);
    await unit.record([tell.itemRemoved.tell({ itemId, customerId, month, bodyHash }, here(unit))]);
    unit.announce('statements');
    return { itemId };
  });
