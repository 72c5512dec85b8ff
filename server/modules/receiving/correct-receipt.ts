// A wrong receipt is put right by a new entry: the difference goes in or out of the store as a count, and both stay to be seen.
import { newId } from '../../kernel/id.ts';
import type { Call, Db, Tx } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { balancesOf, holdInUnit, lotsByIds, moveInUnit, noLots, openPlaces, outside, type Place } from '../lots/public.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { keepWords } from './receipt.store.ts';
import { no } from './refusals.ts';
import { banOf } from './shipped-rules.ts';

export const correctReceipt = (
  call: Call,
  { receiptId, lineId, amount, reason }: InputOf<typeof contract.correct>,
): Promise<OutputOf<typeof contract.correct>> =>
  call.write(async (unit) => {
    const receipt = await unit.tx.selectFrom('receiving.receipt').select('supplier_id').where('id', '=', receiptId).forUpdate().executeTakeFirst();
    if (!receipt) throw no('not-found');
    const line = await unit.tx
      .selectFrom('receiving.line')
      .selectAll()
      .where('id', '=', lineId)
      .where('receipt_id', '=', receiptId)
      .executeTakeFirst();
    if (!line) throw no('line-not-found');
    if (line.lot_id === null || line.store_id === null) throw no('nothing-entered');
    const before = await unit.tx.selectFrom('receiving.correction').select('difference').where('line_id', '=', lineId).execute();
    const entered = before.reduce((sum, { difference }) => sum + difference, line.amount - line.refused);
    const difference = amount - entered;
    if (difference === 0) throw no('no-difference', {}, [{ path: 'amount', text: { zh: '正确的数量', en: 'Right amount' } }]);
    const lotId = line.lot_id;
    const place = await placeOf(unit.tx, {
      lotId,
      storeId: line.store_id,
      apart: line.quarantined + line.refused === line.amount && !line.continued,
      difference,
    });
    const count = outside('count');
    const leg = difference > 0 ? { from: count, to: place } : { from: place, to: count };
    const eventId = await moveInUnit(unit, {
      kind: 'counted',
      legs: [{ lotId, ...leg, amount: Math.abs(difference) }],
      reason: 'mistake',
      words: reason,
    });
    const correctionId = newId(unit.now);
    const data = { correctionId, receiptId, lineId, supplierId: receipt.supplier_id, lotId, difference, eventId };
    await unit.record([tell.corrected.tell(data, { occurredAt: unit.now, grade: 'B' })]);
    await keepWords(unit, [{ aboutId: correctionId, kind: 'correction', body: reason }]);
    unit.announce('receiving');
    return { correctionId, difference };
  });

type Wanted = { readonly lotId: string; readonly storeId: string; readonly apart: boolean; readonly difference: number };

/** Where it was put, or where enough of it lies now that it was moved on. */
async function placeOf(db: Db | Tx, { lotId, storeId, apart, difference }: Wanted): Promise<Place> {
  const quarantine = apart ? (await openPlaces(db)).find(({ kind }) => kind === 'quarantine')?.id : undefined;
  const usual: Place = quarantine === undefined ? { kind: 'store', id: storeId } : { kind: 'quarantine', id: quarantine };
  if (difference > 0) return usual;
  const lying = (await balancesOf(db, [lotId])).filter(
    ({ placeKind, amount }) => ['store', 'quarantine'].includes(placeKind) && amount >= -difference,
  );
  const best = lying.find(({ placeId }) => placeId === usual.id) ?? lying[0];
  return best ? { kind: best.placeKind, id: best.placeId } : usual;
}

/** Banned goods in our stores: sealed at once, and told, for it should never have happened. */
export const reportBanned = (
  call: Call,
  { lotId, rule, words }: InputOf<typeof contract.reportBanned>,
): Promise<OutputOf<typeof contract.reportBanned>> =>
  call.write(async (unit) => {
    const ban = banOf(rule);
    if (!ban) throw no('rule-unknown', {}, [{ path: 'rule', text: { zh: '禁售规定', en: 'Rule' } }]);
    const lot = (await lotsByIds(unit.tx, [lotId])).get(lotId);
    if (!lot) throw noLots('not-found');
    if (lot.supplierId === null) throw no('own-lot', { number: lot.number });
    const holdId = await holdInUnit(unit, { kind: 'quarantine', reason: 'self-inspection', lotIds: [lotId], words: words || ban.label.zh });
    const data = { supplierId: lot.supplierId, lotId, productId: lot.productId, rule: ban.code, holdId };
    await unit.record([tell.bannedGoodsFound.tell(data, { occurredAt: unit.now, grade: 'B' })]);
    await keepWords(unit, [{ aboutId: holdId, kind: 'banned', body: words }]);
    unit.announce('receiving');
    return { holdId };
  });
