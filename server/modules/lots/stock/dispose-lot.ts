// Goods leave for good: back to their supplier, or destroyed with what shows it (食品安全法 63, 实施条例 29).
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type Lot, outside, type Place } from '../lot.ts';
import { moveInUnit } from '../move-lots.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { anyPlaces, at, lockLot } from './load-lots.ts';
import { no } from './refusals.ts';
import { amountFor } from './stock.rules.ts';

type Return = InputOf<typeof contract.returnToSupplier>;
type Destroy = InputOf<typeof contract.destroy>;

/** By another module in its own unit. `reason`: `claim`, `recall` or one of the lists; amounts in the base unit of the lot. */
type Leaving = {
  readonly lotId: string;
  readonly from: Place;
  readonly amount: number;
  readonly reason: string;
  readonly lineId?: string | null;
  readonly customer?: { readonly customerId: string; readonly siteId: string | null };
  readonly caseId?: string | null;
  readonly words?: string;
};
export type Disposal = Leaving & Pick<Destroy, 'weight' | 'at' | 'witnesses' | 'photos' | 'report'> & { readonly reportFirst?: boolean };

const legOf = ({ lotId, from, amount, lineId = null }: Leaving, to: Place) => ({ lotId, from, to, amount, lineId });
const aboutOf = ({ customer, caseId, words = '' }: Leaving) => ({ ...(customer ? { customer } : {}), caseId: caseId ?? null, words });

export const returnToSupplier = (call: Call, input: Return): Promise<OutputOf<typeof contract.returnToSupplier>> =>
  call.write(async (unit) => {
    const { lotId, placeId, reason, words, ...said } = input;
    const lot = await lockLot(unit, lotId);
    const from = at((await anyPlaces(unit.tx, [placeId]))(placeId));
    return returnFrom(unit, { lotId, from, amount: amountFor(lot, said), reason, words });
  });

/** Answers whose they were, and the event. */
export async function returnFrom(unit: Unit, leaving: Leaving): Promise<{ eventId: string; supplierId: string }> {
  const { number, supplierId } = await lockLot(unit, leaving.lotId);
  if (supplierId === null) throw no('no-supplier', { number });
  const legs = [legOf(leaving, outside('supplier'))];
  return { eventId: await moveInUnit(unit, { kind: 'returned', legs, reason: leaving.reason, supplierId, ...aboutOf(leaving) }), supplierId };
}

export const destroyLot = (call: Call, input: Destroy): Promise<OutputOf<typeof contract.destroy>> =>
  call.write(async (unit) => ({ eventId: await destroyInUnit(unit, input) }));

export async function destroyInUnit(unit: Unit, input: Destroy): Promise<string> {
  const lot = await lockLot(unit, input.lotId);
  const from = at((await anyPlaces(unit.tx, [input.placeId]))(input.placeId));
  return destroyFrom(unit, { ...input, from, amount: amountFor(lot, input) });
}

export async function destroyFrom(unit: Unit, disposal: Disposal): Promise<string> {
  const lot = await lockLot(unit, disposal.lotId);
  checkReport(lot, disposal, unit.now);
  const { amount, reason } = disposal;
  const legs = [legOf(disposal, outside('destroyed'))];
  const eventId = await moveInUnit(unit, { kind: 'destroyed', legs, reason, supplierId: lot.supplierId, ...aboutOf(disposal) });
  const weight = disposal.weight ?? (lot.base === 'g' ? amount : null);
  await show(unit, { ...disposal, weight }, eventId);
  return eventId;
}

/** Recalled goods need the report before; of others it is kept where it was made, unless whoever asks knows better. */
function checkReport({ state, number }: Lot, { report, at: done, reportFirst = false }: Disposal, now: number): void {
  if (report !== null && Date.parse(report.at) > now) throw no('report-later');
  if ((state === 'recalled' || reportFirst) && (report === null || done === '')) throw no('report-first', { number });
}

async function show(unit: Unit, { lotId, weight, report, at: done, witnesses, photos }: Disposal, eventId: string): Promise<void> {
  const files = await unit.app.files.attachAll(unit, photos, { subject: { type: 'lot', id: lotId }, customerId: null, visibility: 'internal' });
  const found = photos.map((id) => files.get(id)).filter((file) => file !== undefined);
  if (found.some(({ kind }) => kind !== 'image')) throw no('not-a-picture');
  await unit.record([
    tell.destructionShown.tell(
      {
        eventId,
        lotId,
        weight,
        reportedAt: report === null ? null : iso(Date.parse(report.at)),
        destroyedOn: shanghaiDate(unit.now),
        witnesses: witnesses.length,
        photos: found.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
      { occurredAt: unit.now, grade: 'B' },
    ),
  ]);
  await unit.tx
    .insertInto('lots.destruction_words')
    .values({ event_id: eventId, place: done, reported_to: report?.to ?? '', witnesses })
    .execute();
}
