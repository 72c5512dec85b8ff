// Shortages (R1.9): found, told, agreed; and what is left of a line for its note. Pure.
import type { Told } from '../../kernel/fact.ts';
import { showQuantity, type UnitCode } from '../../kernel/quantity.ts';
import { iso } from '../../kernel/time.ts';
import * as tell from './facts.ts';
import { about, type Moment, must, sideOf, when } from './order.rules.ts';
import type { Line, Offer, Order, Shortage, ShortageOutcome, ShortageReason, Talk } from './order.ts';
import { no } from './refusals.ts';

const ofShortage = (order: Order, { shortageId, lineId }: { shortageId: string; lineId: string }) => ({
  ...about(order),
  shortageId,
  lineId,
  orderKind: order.kind,
  windowFrom: iso(order.windowFrom),
});

export type Finding = {
  readonly shortageId: string;
  readonly lineId: string;
  readonly missing: number;
  readonly reason: ShortageReason;
  readonly proposal: Offer | null;
};

export function decideFind(order: Order, { shortageId, lineId, missing, reason, proposal }: Finding, moment: Moment): Told[] {
  must('find-shortage', order);
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw no('line-unknown');
  const { product, unit } = line;
  if (order.shortages.some((one) => one.lineId === lineId && one.outcome === null)) throw no('shortage-twice', { product });
  const most = line.amount - line.missing;
  if (missing > most) throw no('missing-absurd', { product, most: showQuantity({ amount: most, unit }) });
  return [tell.shortageFound.tell({ ...ofShortage(order, { shortageId, lineId }), missing, unit, reason, proposal }, when(moment))];
}

function openOne(order: Order, shortageId: string): Shortage {
  const shortage = order.shortages.find(({ id }) => id === shortageId);
  if (!shortage) throw no('shortage-unknown');
  if (shortage.outcome !== null) throw no('shortage-settled');
  return shortage;
}

export function decideTell(
  order: Order,
  { shortageId, by, proofSha256 }: { shortageId: string; by: Talk; proofSha256: string | null },
  moment: Moment,
): Told[] {
  must('tell-shortage', order);
  const { lineId } = openOne(order, shortageId);
  return [tell.shortageTold.tell({ ...ofShortage(order, { shortageId, lineId }), by, proofSha256 }, when(moment))];
}

export type Consent = {
  readonly shortageId: string;
  readonly outcome: ShortageOutcome;
  readonly substitute: Offer | null;
  readonly laterOn: string | null;
  readonly by: Talk;
  readonly proofFileId: string | null;
  readonly proofSha256: string | null;
};

export function decideAgree(order: Order, consent: Consent, moment: Moment): Told[] {
  must('agree-shortage', order);
  const shortage = openOne(order, consent.shortageId);
  const { outcome, by, proofFileId, proofSha256 } = consent;
  const substitute = outcome === 'substitute' ? substituteOf(order, shortage, consent) : null;
  if (outcome === 'later' && (consent.laterOn === null || consent.laterOn <= order.deliveryOn)) throw no('later-day-wrong');
  const laterOn = outcome === 'later' ? consent.laterOn : null;
  const agreedBy = sideOf(moment.actor);
  // Goods are exchanged on the customer's own word, or on ours with a recording: never on a memory.
  if (outcome === 'substitute' && agreedBy === 'staff' && proofSha256 === null) throw no('proof-needed');
  const told = when({ ...moment, proof: proofSha256 !== null });
  const names = ofShortage(order, { shortageId: shortage.id, lineId: shortage.lineId });
  // Who agrees was told: where nobody wrote that down, it is told with the consent.
  const first = shortage.toldAt === null ? [tell.shortageTold.tell({ ...names, by, proofSha256 }, told)] : [];
  return [...first, tell.shortageAgreed.tell({ ...names, outcome, substitute, laterOn, agreedBy, by, proofFileId, proofSha256 }, told)];
}

function substituteOf(order: Order, shortage: Shortage, { substitute }: Consent): Offer {
  if (order.state === 'noted') throw no('substitute-after-note', { number: order.number });
  const { productId, product, amount, unit } = shortage;
  const proposed = product !== null && amount !== null && unit !== null ? { productId, product, amount, unit } : null;
  const chosen = substitute ?? proposed;
  if (!chosen) throw no('substitute-needed');
  return chosen;
}

/** A line as its note carries it: in the settlement unit, less what the customer agreed to do without. */
export type ToDeliver = {
  readonly orderLineId: string;
  readonly productId: string | null;
  readonly productCode: string | null;
  readonly product: string;
  readonly spec: string;
  readonly ordered: number;
  readonly unit: UnitCode;
  readonly pieces: number | null;
  readonly pieceUnit: UnitCode | null;
  readonly substituteFor: string | null;
};

/** Lines of the note, substitutes after what they replace. Refuses while a shortage is open. */
export function linesToDeliver(order: Order): ToDeliver[] {
  const open = order.shortages.find(({ outcome }) => outcome === null);
  if (open) throw no('shortage-open', { number: order.number, product: order.lines.find(({ id }) => id === open.lineId)?.product ?? '' });
  const lines = order.lines.flatMap((line) => [...leftOf(line), ...substitutesOf(line, order.shortages)]);
  if (lines.length === 0) throw no('nothing-left', { number: order.number });
  return lines;
}

function leftOf(line: Line): ToDeliver[] {
  const left = line.amount - line.missing;
  if (left <= 0) return [];
  const { id, productId, productCode, product, spec, unit, pieceUnit } = line;
  const pieces = line.pieces === null ? null : Math.ceil((line.pieces * left) / line.amount);
  return [{ orderLineId: id, productId, productCode, product, spec, ordered: left, unit, pieces, pieceUnit, substituteFor: null }];
}

const substitutesOf = (line: Line, shortages: readonly Shortage[]): ToDeliver[] =>
  shortages.flatMap(({ lineId, outcome, productId, product, amount, unit }) =>
    lineId !== line.id || outcome !== 'substitute' || product === null || amount === null || unit === null
      ? []
      : [
          {
            orderLineId: line.id,
            productId,
            productCode: null,
            product,
            spec: '',
            ordered: amount,
            unit,
            pieces: null,
            pieceUnit: null,
            substituteFor: line.product,
          },
        ],
  );
