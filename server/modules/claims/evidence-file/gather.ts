// Everything an evidence file tells of a claim, in the edition asked for.
import { type Instant, instant, shanghaiInstant } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { lotsByIds, lotsOfLines } from '../../lots/public.ts';
import { supplierNames } from '../../suppliers/public.ts';
import type { contract as account } from '../account/contract.ts';
import { showClaimAccount } from '../account/show-claim-account.ts';
import type { contract } from '../contract.ts';
import { type Cited, citedOf, rulesFor } from '../entitlements/read-rules.ts';
import type { Voice } from '../entitlements/verdict.ts';
import type { contract as recovery } from '../recovery/contract.ts';
import { recoveryOfClaim } from '../recovery/show-recovery.ts';
import { showClaim } from '../show-claim.ts';
import type { Edition } from './editions.ts';
import { readCourse, type Step } from './read-course.ts';
import { type Dock, readDock } from './read-dock.ts';
import { type GoodsCourse, readGoods } from './read-goods.ts';
import { type Papers, readPapers } from './read-papers.ts';

export type Full = OutputOf<typeof contract.show>;
export type LotCard = {
  readonly lotId: string;
  readonly number: string;
  readonly supplierLot: string | null;
  readonly dayLot: boolean;
  /** Null: not told in this edition, or not known. */
  readonly supplier: string | null;
  readonly origin: string;
  readonly receivedOn: string;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  /** At our door, tenths of a degree. */
  readonly tenthsCelsius: number | null;
  /** The lines that carry it, or may. */
  readonly lineIds: readonly string[];
  readonly possible: boolean;
};
export type EvidenceFile = Papers & {
  readonly edition: Edition;
  readonly company: string;
  readonly at: Instant;
  readonly claim: Full;
  readonly docks: readonly Dock[];
  readonly lots: readonly LotCard[];
  readonly steps: readonly Step[];
  readonly voices: readonly { readonly voice: Voice; readonly cited: Cited }[];
  readonly goods: GoodsCourse;
  readonly account: OutputOf<typeof account.accountOfClaim> | null;
  readonly recovery: OutputOf<typeof recovery.recoveryOfClaim> | null;
};
/** `supplierId`: only goods of this supplier; those of others are none of his business. */
export type Wanted = { readonly claimId: string; readonly edition: Edition; readonly supplierId?: string | null; readonly recoveryId?: string };

export async function gather(call: Call, { claimId, edition, supplierId = null, recoveryId }: Wanted): Promise<EvidenceFile> {
  const whole = await showClaim(call, { claimId });
  const { claim, lots } = await lotsOf(call, await onlyOf(call, whole, supplierId), { edition, supplierId });
  const docks = await readDock(
    call.db,
    claim.items.map(({ noteLineId }) => noteLineId),
  );
  const lotIds = lots.map(({ lotId }) => lotId);
  const about = { claimId, caseId: claim.caseId, noteIds: docks.map(({ noteId }) => noteId), lotIds, recoveryId: recoveryId ?? null };
  const internal = edition === 'internal';
  const [steps, voices, goods, money, borne] = await Promise.all([
    readCourse(call, about, edition),
    edition === 'outside' ? [] : voicesOf(call, claim),
    readGoods(call.db, claimId),
    edition === 'outside' ? null : showClaimAccount(call, { claimId }),
    internal && call.actor.can.has('claims.see-recovery') ? recoveryOfClaim(call, { claimId }) : null,
  ]);
  const papers = await readPapers(call, { claimId, caseId: claim.caseId, docks, steps, edition });
  return {
    ...papers,
    edition,
    company: call.app.companyName,
    at: call.now,
    claim: { ...claim, messages: internal ? claim.messages : claim.messages.filter((message) => !message.internal) },
    docks,
    lots: lots.map((lot) => ({ ...lot, tenthsCelsius: edition === 'customer' ? null : warmthOf(steps, lot.lotId) })),
    steps,
    voices,
    goods: onlyItems(goods, claim),
    account: money,
    recovery: borne,
  };
}

/** Without those lines of which we know that all came from others. */
async function onlyOf(call: Call, claim: Full, supplierId: string | null): Promise<Full> {
  if (supplierId === null) return claim;
  const carried = await lotsOfLines(
    call.db,
    claim.items.map(({ noteLineId }) => noteLineId),
  );
  const lots = await lotsByIds(call.db, [...carried.map(({ lotId }) => lotId), ...claim.items.flatMap(({ lotId }) => lotId ?? [])]);
  const items = claim.items.filter(({ lotId, noteLineId }) => {
    const own = lotId === null ? carried.filter(({ lineId }) => lineId === noteLineId).map((line) => line.lotId) : [lotId];
    return own.length === 0 || own.some((id) => lots.get(id)?.supplierId === supplierId);
  });
  const lineIds = new Set(items.map(({ lineId }) => lineId));
  return {
    ...claim,
    items,
    lines: claim.lines.filter(({ lineId }) => lineIds.has(lineId)),
    entries: claim.entries.filter(({ lineId }) => lineIds.has(lineId)),
  };
}

type Narrow = { readonly edition: Edition; readonly supplierId: string | null };

/** The lot named by the claim; where none is, those the line carries. */
async function lotsOf(call: Call, claim: Full, { edition, supplierId }: Narrow): Promise<{ claim: Full; lots: LotCard[] }> {
  const unnamed = claim.items.filter(({ lotId }) => lotId === null).map(({ noteLineId }) => noteLineId);
  const carried = await lotsOfLines(call.db, unnamed);
  const lines = new Map<string, string[]>();
  for (const { lotId, noteLineId } of claim.items) if (lotId !== null) lines.set(lotId, [...(lines.get(lotId) ?? []), noteLineId]);
  for (const { lotId, lineId } of carried) lines.set(lotId, [...(lines.get(lotId) ?? []), lineId]);
  const lots = await lotsByIds(call.db, [...lines.keys()]);
  const names = await supplierNames(
    call.db,
    [...lots.values()].flatMap((lot) => lot.supplierId ?? []),
  );
  const possible = new Set(carried.filter(({ certainty }) => certainty === 'possible').map(({ lotId }) => lotId));
  const told = [...lots.values()].filter((lot) => supplierId === null || lot.supplierId === supplierId);
  const cards = told.map((lot) => ({
    lotId: lot.id,
    number: lot.number,
    supplierLot: lot.supplierLot,
    dayLot: lot.dayLot,
    supplier: edition === 'customer' || lot.supplierId === null ? null : (names.get(lot.supplierId) ?? null),
    origin: lot.origin,
    receivedOn: lot.receivedOn,
    producedOn: lot.producedOn,
    expiresOn: lot.expiresOn,
    tenthsCelsius: null,
    lineIds: lines.get(lot.id) ?? [],
    possible: possible.has(lot.id),
  }));
  return { claim, lots: cards.sort((a, b) => a.number.localeCompare(b.number)) };
}

const warmthOf = (steps: readonly Step[], lotId: string): number | null => {
  const checked = steps.find(({ fact }) => fact.name === 'receiving.checked' && fact.data.lotId === lotId);
  return typeof checked?.fact.data.tenthsCelsius === 'number' ? checked.fact.data.tenthsCelsius : null;
};

/** Clauses as they read on the day the goods came. */
async function voicesOf(call: Call, { verdict, customer, items, requestedAt }: Full): Promise<EvidenceFile['voices']> {
  if (!verdict) return [];
  const [first] = items.map(({ deliveryOn }) => deliveryOn).sort();
  const rules = await rulesFor(call.db, customer.id, first === undefined ? instant(requestedAt) : shanghaiInstant(first));
  return verdict.voices.map((voice) => ({ voice, cited: citedOf(rules, voice) }));
}

function onlyItems({ parcels, gone }: GoodsCourse, { items }: Full): GoodsCourse {
  const own = new Set(items.map(({ itemId }) => itemId));
  return { parcels: parcels.filter(({ itemId }) => own.has(itemId)), gone: gone.filter(({ itemId }) => own.has(itemId)) };
}
