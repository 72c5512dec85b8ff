// The one way in which goods move: a pure check, one fact, and the database's last word turned into a clear refusal.
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { showQuantity, type UnitCode } from '../../kernel/quantity.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import * as told from './facts.ts';
import { lockLines } from './lock-lines.ts';
import { type Certainty, type ForNote, KINDS, type MovementKind, PLACE_KINDS, type PlaceKind, STANDINGS, type Standing } from './lot.ts';
import { checkLegs, type Edge, type Leg } from './move.rules.ts';
import { no } from './refusals.ts';

type EventData = Parameters<typeof told.events.received.tell>[0];
export type MadeLot = EventData['lots'][number];
export type LineLot = { readonly lineId: string; readonly lotId: string; readonly certainty: Certainty; readonly atMost: number };
export type Move = {
  readonly kind: MovementKind;
  readonly legs: readonly Leg[];
  readonly reason?: string | null;
  readonly lots?: readonly MadeLot[];
  readonly edges?: readonly Edge[];
  readonly lines?: readonly LineLot[];
  readonly note?: ForNote;
  /** Of the counterparty, where only the customer is known (a return outside a note). */
  readonly customer?: { readonly customerId: string; readonly siteId: string | null };
  readonly supplierId?: string | null;
  readonly complete?: boolean;
  readonly caseId?: string | null;
  readonly recallId?: string | null;
  readonly occurredAt?: Instant;
  readonly words?: string;
};

/** Tells the event of a move; nothing is checked here but its legs. Lots that are only possible need no leg. */
export function tellMove(move: Move, now: Instant): { readonly eventId: string; readonly told: Told } {
  if (move.legs.length > 0 || move.lines === undefined) checkLegs(move.kind, move.legs);
  const eventId = newId(now);
  const lotIds = new Set(move.legs.map(({ lotId }) => lotId));
  const data: EventData = {
    eventId,
    kind: move.kind,
    reason: move.reason ?? null,
    lots: [...(move.lots ?? [])],
    legs: move.legs.map(({ lotId, from, to, amount, lineId = null }) => ({
      lotId,
      from: from.kind,
      fromId: from.id,
      to: to.kind,
      toId: to.id,
      amount,
      lineId,
    })),
    edges: [...(move.edges ?? [])],
    lines: [...(move.lines ?? [])],
    noteId: move.note?.noteId ?? null,
    noteNumber: move.note?.noteNumber ?? null,
    customerId: move.note?.customerId ?? move.customer?.customerId ?? null,
    siteId: move.note?.siteId ?? move.customer?.siteId ?? null,
    deliveryOn: move.note?.deliveryOn ?? null,
    lotId: lotIds.size === 1 ? ([...lotIds][0] as string) : null,
    supplierId: move.supplierId ?? null,
    complete: move.complete ?? null,
    caseId: move.caseId ?? null,
    recallId: move.recallId ?? null,
  };
  return { eventId, told: told.events[move.kind].tell(data, { occurredAt: Math.min(move.occurredAt ?? now, now), grade: 'B' }) as Told };
}

/**
 * Moves goods in the caller's unit. Refuses what is stopped, expired or not there; of two who move the last of a lot the second is refused.
 * Answers the event's id.
 */
export async function moveInUnit(unit: Unit, move: Move): Promise<string> {
  const { eventId, told: one } = tellMove(move, unit.now);
  // What leaves a kitchen lessens what may be claimed on its line.
  const leaving = move.legs.filter(({ from }) => from.kind === 'site');
  await lockLines(
    unit.tx,
    leaving.flatMap(({ lineId }) => lineId ?? []),
  );
  await refusing(() => unit.record([one]));
  if (move.words) await keepWords(unit, eventId, move.words);
  unit.announce('lots');
  return eventId;
}

export const keepWords = (unit: Unit, aboutId: string, body: string): Promise<unknown> =>
  unit.tx
    .insertInto('lots.words')
    .values({
      about_id: aboutId,
      body,
      author: `${unit.actor.kind}:${unit.actor.id}`,
      author_name: unit.actor.name,
      recorded_at: new Date(unit.now).toISOString(),
    })
    .execute();

type Raised = { code?: string; constraint?: string; detail?: string };

/** What the database says no to, in words (its codes are in migration 220). */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, constraint, detail = '' } = error as Raised;
    if (code === 'XL001') throw notEnough(JSON.parse(detail));
    if (code === 'XL002') throw stopped(JSON.parse(detail));
    if (code === 'XL003') throw expired(JSON.parse(detail));
    if (code === 'XL004') throw unsafe(JSON.parse(detail));
    if (code === '23505' && constraint === 'lot_of_supplier') throw no('supplier-lot-known', { supplierLot: '', number: '' });
    throw error;
  }
}

type Named = { number: string; kind: MovementKind };

const notEnough = ({ number, unit, placeKind, has, wants }: { number: string; unit: UnitCode; placeKind: PlaceKind; has: number; wants: number }) =>
  no('not-enough', {
    number,
    place: PLACE_KINDS[placeKind].zh,
    has: showQuantity({ amount: has, unit }),
    wants: showQuantity({ amount: wants, unit }),
  });
const stopped = ({ number, kind, state }: Named & { state: Standing }) =>
  no('stopped', { number, state: STANDINGS[state].zh, act: KINDS[kind].label.zh });
const unsafe = ({ number, unit, placeKind, unsafe: amount }: { number: string; unit: UnitCode; placeKind: PlaceKind; unsafe: number }) =>
  no('unsafe', {
    number,
    place: PLACE_KINDS[placeKind].zh,
    placeEn: PLACE_KINDS[placeKind].en.toLowerCase(),
    amount: showQuantity({ amount, unit }),
    amountEn: showQuantity({ amount, unit }, 'en'),
  });
const expired = ({ number, kind, expiresOn }: Named & { expiresOn: string }) => no('expired', { number, expiresOn, act: KINDS[kind].label.zh });
