// Goods come in: checked line by line, lots made and moved, all in one unit. What is refused never enters.
import { circumstances } from '../../kernel/grade.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { instant, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { type HoldReason, holdInUnit, type MadeLot, makeLots, moveInUnit, noLots, outside, type Place } from '../lots/public.ts';
import { type Looked, look } from './check-receipt.ts';
import type { contract } from './contract.ts';
import { isComplete, judge } from './door.rules.ts';
import * as tell from './facts.ts';
import { type Around, lookAround } from './look-around.ts';
import { keepWords, nextNumber } from './receipt.store.ts';
import { type Fault, resultOf } from './receipt.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.receive>;
type Output = OutputOf<typeof contract.receive>;
type Moment = ReturnType<typeof circumstances>;
type Receipt = { readonly receiptId: string; readonly supplierId: string; readonly moment: Moment; readonly quarantine: Place | undefined };
type Photo = { fileId: string; sha256: string };
/** A line that passed, on its way in. `lot` is null where nothing of it enters. */
type Entering = Looked & {
  readonly lineId: string;
  readonly lineNo: number;
  readonly photos: Photo[];
  readonly overridden: readonly string[];
  readonly lot: { readonly id: string; readonly number: string; readonly made: MadeLot | null } | null;
};

export const receiveGoods = (call: Call, input: Input): Promise<Output> => call.write((unit) => receiveInUnit(unit, input));

export async function receiveInUnit(unit: Unit, { supplierId, occurredAt, lines }: Input): Promise<Output> {
  const proof = lines.some(({ photos }) => photos.length > 0);
  const moment = circumstances(unit.actor, unit.now, { occurredAt: occurredAt === undefined ? undefined : instant(occurredAt), proof });
  const around = await lookAround(unit.tx, { supplierId, on: shanghaiDate(unit.now), lines });
  const passed = pass(unit, look(lines, around));
  const receiptId = newId(unit.now);
  const number = await nextNumber(unit.tx, unit.now);
  await unit.record([tell.arrived.tell({ receiptId, number, supplierId, lineCount: lines.length }, moment)], { fresh: true });
  const quarantine = around.places.find(({ kind }) => kind === 'quarantine');
  const receipt: Receipt = { receiptId, supplierId, moment, quarantine: quarantine && { kind: 'quarantine', id: quarantine.id } };
  const entering = await withLots(unit, await withPhotos(unit, passed), around);
  for (const line of entering) if (line.lot) await bringIn(unit, line, receipt);
  await unit.record(entering.flatMap((line) => toldOf(line, receipt)));
  for (const line of entering) await putApart(unit, line, receipt);
  await keepWords(
    unit,
    entering.flatMap(({ lineId, line }) => [
      { aboutId: lineId, kind: 'remark' as const, body: line.remark },
      { aboutId: lineId, kind: 'override' as const, body: line.override },
    ]),
  );
  unit.announce('receiving');
  return {
    receiptId,
    number,
    lines: entering.map(({ lineId, line, lot }) => ({ lineId, result: resultOf(line), lot: lot && { id: lot.id, number: lot.number } })),
  };
}

type Passed = Looked & { readonly overridden: readonly string[] };

/** Refuses the first line that may not come in, and names every one of them. */
function pass({ actor }: Unit, looked: readonly Looked[]): Passed[] {
  const mayOverride = actor.can.has('receiving.override');
  refuseTwice(looked);
  const judged = looked.map((one) => ({
    one,
    verdict: judge(one.wish, one.findings, { mayOverride, reason: one.line.override, product: one.at.product.name }),
  }));
  const wrong = judged.flatMap(({ verdict: { blocking } }, i) => (blocking ? [{ blocking, i }] : []));
  const [first] = wrong;
  if (first) {
    const { code, status, text, params } = first.blocking.refusal;
    const fields = wrong.map(({ blocking: { field, refusal }, i }) => ({ path: `lines.${i}.${field}`, text: refusal.text, params: refusal.params }));
    throw new Refusal({ code, status, text }, params, fields);
  }
  const storeless = looked.findIndex(({ wish }) => wish.store === undefined && wish.refused < wish.amount);
  if (storeless >= 0) throw noLots('place-not-found', {}, [{ path: `lines.${storeless}.storeId`, text: { zh: '请选择库位', en: 'Choose a store' } }]);
  return judged.map(({ one, verdict }) => ({ ...one, overridden: verdict.overridden.map(({ refusal }) => refusal.code) }));
}

function refuseTwice(looked: readonly Looked[]): void {
  const seen = new Set<string>();
  for (const [i, { wish, at }] of looked.entries()) {
    if (wish.supplierLot === null || wish.refused === wish.amount) continue;
    const key = `${wish.productId} ${wish.supplierLot}`;
    const path = `lines.${i}.supplierLot`;
    const twice = { product: at.product.name, supplierLot: wish.supplierLot };
    if (seen.has(key)) throw no('line-twice', twice, [{ path, text: { zh: '请合并成一行', en: 'Put it in one line' } }]);
    seen.add(key);
  }
}

async function withPhotos(unit: Unit, passed: readonly Passed[]): Promise<Omit<Entering, 'lot'>[]> {
  const all: Omit<Entering, 'lot'>[] = [];
  for (const [i, one] of passed.entries()) {
    const lineId = newId(unit.now);
    const { photos } = one.line;
    const attachment = { subject: { type: 'receipt-line', id: lineId }, visibility: 'internal', customerId: null } as const;
    const files = photos.length === 0 ? new Map() : await unit.app.files.attachAll(unit, photos, attachment);
    const kept = [...new Set(photos)].map((fileId) => ({ fileId, sha256: (files.get(fileId) as { sha256: string }).sha256 }));
    all.push({ ...one, lineId, lineNo: i + 1, photos: kept });
  }
  return all;
}

/** New lots for what enters and is not more of a known one. */
async function withLots(unit: Unit, lines: readonly Omit<Entering, 'lot'>[], { supplier }: Around): Promise<Entering[]> {
  const fresh = lines.filter(({ wish, at }) => wish.refused < wish.amount && !at.continued);
  const made = await makeLots(
    unit,
    fresh.map(({ wish, at: { product } }) => ({
      productId: wish.productId,
      unit: product.settleUnit,
      supplierId: supplier.id,
      supplierLot: wish.supplierLot,
      origin: wish.origin,
      producedOn: wish.producedOn,
      expiresOn: wish.expiresOn,
      shelfLifeDays: product.shelfLifeDays,
    })),
  );
  return lines.map((line) => {
    const lot = made[fresh.indexOf(line)];
    const { continued } = line.at;
    if (lot) return { ...line, lot: { id: lot.lotId, number: lot.number, made: lot } };
    return { ...line, lot: continued && line.wish.refused < line.wish.amount ? { id: continued.id, number: continued.number, made: null } : null };
  });
}

/** All of a new lot goes apart: the lot itself is stopped. Otherwise the good part must stay free. */
const whollyApart = ({ wish, lot }: Entering): boolean =>
  lot?.made != null && wish.quarantined > 0 && wish.quarantined + wish.refused === wish.amount;

async function bringIn(unit: Unit, line: Entering, { supplierId, moment, quarantine }: Receipt): Promise<void> {
  const { wish, lot, findings } = line;
  if (!lot || !wish.store) return;
  if (whollyApart(line) && !quarantine) throw noLots('place-not-found');
  const to = whollyApart(line) && quarantine ? quarantine : ({ kind: 'store', id: wish.store.id } as const);
  await moveInUnit(unit, {
    kind: 'received',
    lots: lot.made ? [lot.made] : [],
    legs: [{ lotId: lot.id, from: outside('supplier'), to, amount: wish.amount - wish.refused }],
    supplierId,
    complete: isComplete(findings),
    occurredAt: moment.occurredAt,
  });
}

function toldOf({ wish, at, days, findings, lot, lineId, lineNo, photos, overridden }: Entering, { receiptId, supplierId, moment }: Receipt) {
  const of = { receiptId, lineId, supplierId, productId: wish.productId };
  const { unit, amount, quarantined, refused, fault, gross, tare, pieces, supplierLot, origin, tenthsCelsius } = wish;
  const checked = tell.checked.tell(
    {
      ...of,
      lineNo,
      lotId: lot?.id ?? null,
      result: resultOf(wish),
      complete: isComplete(findings),
      ...{ unit, amount, quarantined, refused, fault, gross, tare, pieces, supplierLot },
      continued: lot !== null && lot.made === null,
      origin: at.continued?.origin || origin,
      ...days,
      tenthsCelsius,
      checks: wish.checks.map(({ code, ok }) => ({ code, ok })),
      found: [...new Set(findings.map(({ refusal }) => refusal.code))],
      overridden: [...overridden],
      storeId: lot && wish.store ? wish.store.id : null,
      photos,
    },
    moment,
  );
  if (fault === null || quarantined + refused === 0) return [checked];
  return [checked, tell.failed.tell({ ...of, lotId: quarantined > 0 ? (lot?.id ?? null) : null, why: fault }, moment)];
}

const REASONS: Partial<Record<Fault, HoldReason>> = { certificate: 'certificate', temperature: 'temperature' };

/** What is doubtful is isolated in the same breath (R8.1): a whole lot is stopped, a part is moved away from the good one. */
async function putApart(unit: Unit, line: Entering, { quarantine }: Receipt): Promise<void> {
  const { wish, lot } = line;
  if (!lot || wish.quarantined === 0 || !wish.store) return;
  if (whollyApart(line)) {
    await holdInUnit(unit, { kind: 'quarantine', reason: (wish.fault && REASONS[wish.fault]) ?? 'inspection', lotIds: [lot.id] });
    return;
  }
  if (!quarantine) throw noLots('place-not-found');
  const from: Place = { kind: 'store', id: wish.store.id };
  await moveInUnit(unit, { kind: 'put-away', legs: [{ lotId: lot.id, from, to: quarantine, amount: wish.quarantined }] });
}
