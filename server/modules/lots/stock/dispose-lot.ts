// Goods leave for good: back to their supplier, or destroyed with what shows it (食品安全法 63, 实施条例 29).
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type Lot, outside } from '../lot.ts';
import { moveInUnit } from '../move-lots.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { anyPlaces, at, lockLot } from './load-lots.ts';
import { no } from './refusals.ts';
import { amountFor } from './stock.rules.ts';

type Return = InputOf<typeof contract.returnToSupplier>;
type Destroy = InputOf<typeof contract.destroy>;

export const returnToSupplier = (call: Call, input: Return): Promise<OutputOf<typeof contract.returnToSupplier>> =>
  call.write(async (unit) => {
    const { lotId, placeId, reason, words, ...said } = input;
    const lot = await lockLot(unit, lotId);
    if (lot.supplierId === null) throw no('no-supplier', { number: lot.number });
    const from = at((await anyPlaces(unit.tx, [placeId]))(placeId));
    const legs = [{ lotId, from, to: outside('supplier'), amount: amountFor(lot, said) }];
    return { eventId: await moveInUnit(unit, { kind: 'returned', legs, reason, supplierId: lot.supplierId, words }) };
  });

export const destroyLot = (call: Call, input: Destroy): Promise<OutputOf<typeof contract.destroy>> =>
  call.write(async (unit) => ({ eventId: await destroyInUnit(unit, input) }));

export async function destroyInUnit(unit: Unit, input: Destroy): Promise<string> {
  const { lotId, placeId, reason, words } = input;
  const lot = await lockLot(unit, lotId);
  checkReport(lot, input, unit.now);
  const from = at((await anyPlaces(unit.tx, [placeId]))(placeId));
  const amount = amountFor(lot, input);
  const eventId = await moveInUnit(unit, {
    kind: 'destroyed',
    legs: [{ lotId, from, to: outside('destroyed'), amount }],
    reason,
    supplierId: lot.supplierId,
    words,
  });
  const weight = input.weight ?? (lot.base === 'g' ? amount : null);
  await show(unit, { ...input, weight }, eventId);
  return eventId;
}

/** Recalled goods need the report before; of others it is kept where it was made. */
function checkReport({ state, number }: Lot, { report, at: done }: Destroy, now: number): void {
  if (report !== null && Date.parse(report.at) > now) throw no('report-later');
  if (state === 'recalled' && (report === null || done === '')) throw no('report-first', { number });
}

async function show(unit: Unit, { lotId, weight, report, at: done, witnesses, photos }: Destroy, eventId: string): Promise<void> {
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
