// Price sheets while they are drafts: header, prices, and away with them.
import { newId } from '../../kernel/id.ts';
import type { Call, Db, Tx, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { checkHeader, mayPrice, type Sheet } from './price.rules.ts';
import { sheetOf } from './price.store.ts';
import { find } from './product.store.ts';
import { no } from './refusals.ts';
import * as papers from './sheet-paper.store.ts';

type Input = Omit<InputOf<typeof contract.draftSheet>, 'copyOf'>;

export async function mustBeCustomer(db: Db | Tx, customerId: string): Promise<void> {
  const row = await db.selectFrom('customers.customer').select('id').where('id', '=', customerId).executeTakeFirst();
  if (!row) throw no('customer-unknown');
}

async function mustHaveContract(db: Db | Tx, { customerId, contractId }: Pick<Input, 'customerId' | 'contractId'>): Promise<void> {
  if (contractId === null) return;
  const row = await db
    .selectFrom('service_plans.contract')
    .select('contract_id')
    .where('contract_id', '=', contractId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (!row) throw no('contract-unknown');
}

/** The published sheet that the draft corrects: of the same customers and kind, and begun by then. */
export async function replacedBy(db: Db | Tx, draft: Pick<Input, 'replaces' | 'customerId' | 'kind' | 'purpose' | 'fromOn'>): Promise<Sheet | null> {
  if (draft.replaces === null) return null;
  const row = await db.selectFrom('products.price_sheet').selectAll().where('id', '=', draft.replaces).executeTakeFirst();
  const sheet = row && sheetOf(row);
  const same = sheet?.customerId === draft.customerId && sheet.kind === draft.kind && sheet.purpose === draft.purpose;
  if (!sheet || !same || draft.fromOn < sheet.fromOn || sheet.replacedFrom !== null) throw no('replaces-other-scope');
  return sheet;
}

export async function checkDraft(db: Db | Tx, input: Input): Promise<void> {
  checkHeader(input);
  if (input.customerId !== null) await mustBeCustomer(db, input.customerId);
  await mustHaveContract(db, input);
  await replacedBy(db, input);
}

export async function draftInUnit(unit: Unit, { copyOf, ...input }: InputOf<typeof contract.draftSheet>) {
  await checkDraft(unit.tx, input);
  const sheetId = newId(unit.now);
  const number = await papers.insertPaper(unit, sheetId, input);
  if (copyOf !== null) {
    const known = await unit.tx.selectFrom('products.sheet_paper').select('id').where('id', '=', copyOf).executeTakeFirst();
    if (!known) throw no('sheet-not-found');
    if (input.kind !== 'discount') await papers.copyLines(unit, copyOf, sheetId);
  }
  unit.announce('prices');
  return { sheetId, number };
}

export const draftSheet = (call: Call, input: InputOf<typeof contract.draftSheet>): Promise<OutputOf<typeof contract.draftSheet>> =>
  call.write((unit) => draftInUnit(unit, input));

export const changeSheet = (call: Call, { sheetId, ...input }: InputOf<typeof contract.changeSheet>): Promise<{ sheetId: string }> =>
  call.write(async (unit) => {
    await papers.loadDraft(unit, sheetId);
    await checkDraft(unit.tx, input);
    await papers.updatePaper(unit, sheetId, input);
    unit.announce('prices');
    return { sheetId };
  });

type SetLines = InputOf<typeof contract.setSheetLines>;

export async function setLinesInUnit(unit: Unit, { sheetId, lines, remove }: SetLines): Promise<{ sheetId: string; lineCount: number }> {
  const { kind } = await papers.loadDraft(unit, sheetId);
  if (kind === 'discount') throw no('sheet-without-lines');
  for (const line of lines) {
    const product = await find(unit.tx, line.productId);
    if (!product?.active) throw no('product-unknown');
    const { settle_unit: settleUnit, name } = product;
    if (!mayPrice({ settleUnit: settleUnit as typeof line.unit }, line.unit))
      throw no('price-unit', { product: name, settle: settleUnit, unit: line.unit });
  }
  if (remove.length > 0) await papers.removeLines(unit, sheetId, remove);
  const byProduct = new Map(lines.map((line) => [line.productId, line]));
  if (byProduct.size > 0) await papers.setLines(unit, sheetId, [...byProduct.values()]);
  unit.announce('prices');
  return { sheetId, lineCount: await papers.countLines(unit.tx, sheetId) };
}

export const setSheetLines = (call: Call, input: SetLines): Promise<OutputOf<typeof contract.setSheetLines>> =>
  call.write((unit) => setLinesInUnit(unit, input));

export const discardSheet = (call: Call, { sheetId }: InputOf<typeof contract.discardSheet>): Promise<{ sheetId: string }> =>
  call.write(async (unit) => {
    await papers.loadDraft(unit, sheetId);
    await papers.deletePaper(unit, sheetId);
    unit.announce('prices');
    return { sheetId };
  });
