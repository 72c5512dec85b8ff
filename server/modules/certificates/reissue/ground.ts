// What a certificate of ours rests on: the papers of everything that went into the lot, and the incoming lots that have none.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { nameKey } from '../../products/public.ts';
import { candidates, certificateOf, goodsOf } from '../certificate.store.ts';
import type { Certificate, PaperLot } from '../certificate.ts';
import { type At, bestOf, fitOfLot } from '../fit.rules.ts';
import { kindOf, REISSUE } from '../kinds.ts';
import type { Lots } from '../pack.rules.ts';
import { namesOf } from '../paper-lots.ts';
import { wroteOf } from './who-wrote.ts';

export type Ground = { readonly basedOn: string[]; readonly missing: string[] };
export type Papered = { readonly lots: Lots; readonly certificates: readonly Certificate[] };

/** Certificates of this kind that may belong to any of these lots, as they count today. */
export async function papersFor({ tx, now }: Unit, lots: Lots): Promise<Papered> {
  const today = shanghaiDate(now);
  const days = [...lots.values()].map(({ receivedOn }) => receivedOn).sort();
  const rows = await candidates(tx, {
    goods: goodsOf(namesOf(lots)),
    lots: [...lots.values()].flatMap(({ number, supplierLot }) => (supplierLot === null ? [number] : [number, supplierLot])),
    lotIds: [...lots.keys()],
    from: days[0] ?? today,
    to: today,
  });
  const ofKind = rows.filter(({ kind }) => kind === REISSUE.kind);
  const wrote = await wroteOf(tx, ofKind);
  return { lots, certificates: ofKind.map((row) => ({ ...certificateOf(row), supplierId: wrote(row) })) };
}

/**
 * Each lot that went in answers by its own certificate, ours or the supplier's; one that we made and gave none, by what it was made of. A lot
 * that was received and had others mixed in keeps the paper it came with, and needs theirs too.
 */
export function groundOf(lotId: string, { lots, certificates }: Papered, today: string): Ground {
  const basedOn = new Set<string>();
  const missing = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const lot = lots.get(id);
    if (!lot || seen.size === seen.add(id).size) return;
    const received = lot.supplierId !== null || lot.madeOf.length === 0;
    // A certificate is not its own ground.
    const fitting = id === lotId ? certificates.filter(({ reissued }) => received && !reissued) : certificates;
    const best = paperOf(lot, fitting, today);
    if (best) basedOn.add(best.id);
    else if (received) missing.add(id);
    if (!best || (received && !best.reissued)) lot.madeOf.forEach(visit);
  };
  visit(lotId);
  return { basedOn: [...basedOn], missing: [...missing] };
}

/** By the lot whenever it was filed, as long as it held when the goods came in; by the days as at the door. */
function paperOf(lot: PaperLot, certificates: readonly Certificate[], today: string): Certificate | undefined {
  const kind = kindOf(REISSUE.kind);
  if (!kind) return undefined;
  const at = (deliveryOn: string): At => ({ kind, deliveryOn, key: nameKey });
  const late = certificates.map((one) => (one.validFrom > lot.receivedOn && one.validFrom <= today ? { ...one, validFrom: lot.receivedOn } : one));
  return bestOf(late, (one) => fitOfLot(one, lot, at(lot.receivedOn)))?.certificate;
}
