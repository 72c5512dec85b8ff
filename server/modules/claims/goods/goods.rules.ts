// What may be done with goods that come back, how much of them the ledger and the books of lots learn, and until when. Pure.
import type { Actor } from '../../../kernel/actor.ts';
import { showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import type { Text } from '../../../kernel/text.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../kernel/time.ts';
import type { Reason } from '../claim.ts';
import { PARCEL_STATES, type ParcelState, PICKUP_STATES, type PickupState } from './goods.ts';
import type { GoodsTerms } from './goods-terms.ts';
import { no } from './refusals.ts';

/** As rules know it. Amounts are integers of the base unit. */
export type Parcel = {
  readonly id: string;
  readonly number: string;
  readonly itemId: string;
  readonly lineId: string;
  readonly noteId: string;
  readonly lotId: string | null;
  readonly unit: UnitCode;
  readonly expected: number;
  readonly collected: number | null;
  readonly received: number | null;
  readonly disposed: number;
  readonly booked: number;
  readonly state: ParcelState;
  readonly unsafe: boolean;
};

/** Act → the states in which it is possible. */
const PARCEL_ACTS = {
  collect: { from: ['expected'], zh: '取回', en: 'collected' },
  receive: { from: ['expected', 'on-the-way'], zh: '接收', en: 'received' },
  quarantine: { from: ['received'], zh: '隔离', en: 'quarantined' },
  inspect: { from: ['quarantined', 'inspected'], zh: '检查', en: 'inspected' },
  dispose: { from: ['inspected'], zh: '处置', en: 'disposed of' },
} as const satisfies Record<string, { from: readonly ParcelState[] } & Text>;
export type ParcelAct = keyof typeof PARCEL_ACTS;
export const may = (act: ParcelAct, state: ParcelState): boolean => (PARCEL_ACTS[act].from as readonly ParcelState[]).includes(state);

export function mustAllow(act: ParcelAct, { number, state }: Pick<Parcel, 'number' | 'state'>): void {
  if (may(act, state)) return;
  const { zh, en } = PARCEL_ACTS[act];
  throw no('parcel-not-in-state', { number, state: PARCEL_STATES[state].zh, stateEn: PARCEL_STATES[state].en, act: zh, actEn: en });
}

export const pickupRuns = (state: PickupState): boolean => state === 'open' || state === 'planned';
export function mustRun({ number, state }: { readonly number: string; readonly state: PickupState }, act: Text): void {
  if (pickupRuns(state)) return;
  throw no('pickup-over', { number, state: PICKUP_STATES[state].zh, stateEn: PICKUP_STATES[state].en, act: act.zh, actEn: act.en });
}

export const leftOf = ({ received, collected, disposed, state }: Pick<Parcel, 'received' | 'collected' | 'disposed' | 'state'>): number =>
  state === 'called-off' ? 0 : Math.max(0, (received ?? collected ?? 0) - disposed);

/** A unit that was read wrongly (31 400 for 31.4 kg) is asked about; a scale that differs is not. */
export function checkAmount(
  { unit, expected }: Pick<Parcel, 'unit' | 'expected'>,
  said: number,
  { product, terms }: { product: string; terms: GoodsTerms },
): void {
  if (said <= expected * terms.mostTimesExpected) return;
  const show = (amount: number, locale?: 'en') => showQuantity({ amount, unit }, locale);
  throw no('amount-beyond-reason', {
    product,
    said: show(said),
    saidEn: show(said, 'en'),
    expected: show(expected),
    expectedEn: show(expected, 'en'),
  });
}

/** What the ledger knows of a line, and of a lot of it. */
export type LineTotals = { readonly came: number; readonly claimed: number; readonly gone: number; readonly returned: number };
export type LotTotals = { readonly carried: number; readonly claimed: number; readonly returned: number };
export type Back = {
  readonly lineId: string;
  readonly lotId: string | null;
  readonly itemId: string;
  readonly amount: number;
  readonly outstanding: number;
};

/**
 * Goods came back: of the claim as much as it still waits for; what is more, of the line, as far as the line has any left. The rest is a
 * physical truth without effect on what may be claimed.
 */
export function splitBack(back: Back, line: LineTotals, lot: LotTotals | null): { readonly ofClaim: number; readonly besides: number } {
  const ofClaim = Math.max(0, Math.min(back.amount, back.outstanding, line.claimed - line.gone));
  const leftOfLine = line.came - line.claimed - line.returned;
  const leftOfLot = lot === null ? leftOfLine : lot.carried - lot.claimed - lot.returned;
  return { ofClaim, besides: Math.max(0, Math.min(back.amount - ofClaim, leftOfLine, leftOfLot)) };
}

/** Of an amount that leaves a parcel so much is known to lots: all of it with the last. */
export const bookedOf = ({ booked, ...parcel }: Parcel, amount: number): number =>
  amount >= leftOf({ ...parcel }) ? booked : Math.min(booked, amount);

type Lying = Pick<Parcel, 'unsafe' | 'lotId' | 'collected' | 'booked'> & { readonly placeKind: string | null };

/**
 * What the books hold of a parcel once the store has weighed it. More is entered only where all of it was in the books: what they never
 * knew is not made up. Unsafe goods stay as they are until they are destroyed (decision 019): nothing of them vanishes by weighing.
 */
export function booksAfter({ unsafe, lotId, collected, booked, placeKind }: Lying, weighed: number): number {
  if (unsafe || lotId === null || placeKind === null || booked === 0) return booked;
  return booked === collected ? weighed : Math.min(booked, weighed);
}

const NEVER: Text = { zh: '涉及食品安全，不得再售', en: 'Food safety: never sold again' };
/** Reasons after which goods may be whole: they were merely not wanted. */
const WHOLE: readonly Reason[] = ['wrong-item', 'other', 'packaging-label', 'no-certificate'];

/** Why a parcel may not go back to the shelf; null: it may. `resalable`: what the entitlements say where they say it. */
export function restockBar({
  unsafe,
  finding,
  reason,
  resalable,
}: {
  readonly unsafe: boolean;
  readonly finding: string | null;
  readonly reason: Reason;
  readonly resalable: boolean | null;
}): Text | null {
  if (unsafe) return NEVER;
  if (resalable === false) return { zh: '已拆封或影响再次销售', en: 'Opened, or not fit for sale' };
  if (resalable === null && !WHOLE.includes(reason)) return { zh: '因质量问题退回', en: 'Came back for its quality' };
  return finding === 'nothing' || finding === 'ours' ? null : { zh: '检查结论不支持', en: 'The inspection does not allow it' };
}

export type Clock = {
  readonly for: 'fetch' | 'receive' | 'quarantine' | 'inspect' | 'dispose';
  readonly startedAt: Instant | null;
  readonly dueAt: Instant | null;
};
type Moments = {
  readonly until: Instant | null;
  readonly collectedAt: Instant | null;
  readonly receivedAt: Instant | null;
  readonly inspectedAt: Instant | null;
};

/** What a parcel waits for now. */
export function clockOf(state: ParcelState, { until, collectedAt, receivedAt, inspectedAt }: Moments, terms: GoodsTerms): Clock | null {
  const from = (start: Instant | null, lasts: number) => ({ startedAt: start, dueAt: start === null ? null : start + lasts });
  const clocks: Record<ParcelState, Clock | null> = {
    expected: { for: 'fetch', startedAt: null, dueAt: until },
    'on-the-way': { for: 'receive', ...from(collectedAt, terms.receiveHours * HOUR) },
    received: { for: 'quarantine', ...from(receivedAt, terms.quarantineMinutes * MINUTE) },
    quarantined: { for: 'inspect', ...from(receivedAt, terms.inspectHours * HOUR) },
    inspected: { for: 'dispose', ...from(inspectedAt, terms.disposeDays * DAY) },
    disposed: null,
    'called-off': null,
  };
  return clocks[state];
}

export type ParcelCan = {
  readonly receive: boolean;
  readonly quarantine: boolean;
  readonly inspect: boolean;
  readonly destroy: boolean;
  readonly toSupplier: boolean;
  readonly restock: boolean;
};

export function parcelCan(
  { state, supplierId, bar }: { readonly state: ParcelState; readonly supplierId: string | null; readonly bar: Text | null },
  { can }: Actor,
): ParcelCan {
  const dispose = can.has('claims.dispose-goods') && may('dispose', state);
  return {
    receive: can.has('claims.receive-goods') && may('receive', state),
    quarantine: can.has('claims.receive-goods') && may('quarantine', state),
    inspect: can.has('claims.inspect-goods') && may('inspect', state),
    destroy: dispose,
    toSupplier: dispose && supplierId !== null,
    restock: dispose && bar === null,
  };
}
