// From what moved to entries as the law wants them: goods, amounts, days, lots and the party as it stood that day.
import { shanghaiDate } from '../../kernel/time.ts';
import type { Tx } from '../../platform/app.ts';
import { phonesAt, type SiteCard, siteCardsOf } from '../customers/public.ts';
import { type SoldLine, soldLines } from '../deliveries/public.ts';
import { type LineCarries, type Lot, lotsByIds, lotsOfLines } from '../lots/public.ts';
import { type Known, type Terms, termsOf } from '../products/public.ts';
import { type Supplier, supplierCards } from '../suppliers/public.ts';
import type { NewEntry } from './entry.store.ts';

export type Due = { readonly factId: string; readonly name: string; readonly data: unknown; readonly occurredAt: number };
type Leg = { readonly lotId: string; readonly from: string; readonly to: string; readonly amount: number; readonly lineId: string | null };
type Moved = {
  readonly eventId: string;
  readonly legs: readonly Leg[];
  readonly supplierId: string | null;
  readonly customerId: string | null;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly noteNumber: string | null;
};
type Party = Pick<NewEntry, 'party_id' | 'party_name' | 'party_address' | 'party_contact'>;
const NOBODY: Party = { party_id: null, party_name: '', party_address: '', party_contact: '' };

/** Everything that the entries of these matters need, in few reads. */
type Books = {
  readonly lots: ReadonlyMap<string, Lot>;
  readonly goods: Known;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly sites: ReadonlyMap<string, SiteCard>;
  readonly phones: Awaited<ReturnType<typeof phonesAt>>;
  readonly sold: readonly SoldLine[];
  readonly carried: readonly LineCarries[];
};

const unique = (some: readonly (string | null | undefined)[]): string[] => [...new Set(some.flatMap((one) => one ?? []))];

async function readBooks(tx: Tx, due: readonly Due[], on: string): Promise<Books> {
  const moved = due.filter(({ name }) => name !== 'deliveries.accepted').map(({ data }) => data as Moved);
  const sold = await soldLines(
    tx,
    unique(due.filter(({ name }) => name === 'deliveries.accepted').map(({ data }) => (data as { noteId: string }).noteId)),
  );
  const carried = await lotsOfLines(
    tx,
    sold.map(({ lineId }) => lineId),
  );
  const lots = await lotsByIds(tx, unique([...moved.flatMap(({ legs }) => legs.map(({ lotId }) => lotId)), ...carried.map(({ lotId }) => lotId)]));
  const sites = await siteCardsOf(tx, unique([...sold.map(({ siteId }) => siteId), ...moved.map(({ siteId }) => siteId)]));
  const [goods, suppliers, phones] = await Promise.all([
    termsOf(tx, {
      ids: unique([...[...lots.values()].map(({ productId }) => productId), ...sold.map(({ productId }) => productId)]),
      codes: unique(sold.map(({ productCode }) => productCode)),
      names: unique(sold.map(({ product }) => product)),
      on,
    }),
    supplierCards(tx, unique([...moved.map(({ supplierId }) => supplierId), ...[...lots.values()].map(({ supplierId }) => supplierId)])),
    phonesAt(tx, unique([...sites.values()].map(({ customerId }) => customerId))),
  ]);
  return { lots, goods, suppliers, sites, phones, sold, carried };
}

const joined = (...some: readonly (string | null | undefined)[]): string => some.filter((one) => one).join(' ');

function supplierParty({ suppliers }: Books, supplierId: string | null): Party {
  const card = supplierId === null ? undefined : suppliers.get(supplierId);
  if (!card) return { ...NOBODY, party_id: supplierId };
  return { party_id: card.id, party_name: card.name, party_address: card.address, party_contact: joined(card.contact, card.phone) };
}

function siteParty({ sites, phones }: Books, siteId: string | null): Party {
  const card = siteId === null ? undefined : sites.get(siteId);
  if (!card) return { ...NOBODY, party_id: siteId };
  const receiver = phones.find((one) => one.siteId === siteId) ?? phones.find((one) => one.customerId === card.customerId && one.siteId === null);
  return {
    party_id: card.siteId,
    party_name: joined(card.customerName, card.siteName),
    party_address: card.address,
    party_contact: joined(receiver?.name, receiver?.phone),
  };
}

const ofGoods = (terms: Terms | undefined): Pick<NewEntry, 'product_id' | 'product_code' | 'product' | 'spec' | 'category' | 'shelf_life_days'> => ({
  product_id: terms?.productId ?? null,
  product_code: terms?.code ?? null,
  product: terms?.name ?? '',
  spec: terms?.spec ?? '',
  category: terms?.category ?? null,
  shelf_life_days: terms?.shelfLifeDays ?? null,
});
const ofLot = (
  lot: Lot,
): Pick<NewEntry, 'lot_id' | 'lot_number' | 'supplier_lot' | 'day_lot' | 'origin' | 'produced_on' | 'expires_on' | 'unit'> => ({
  lot_id: lot.id,
  lot_number: lot.number,
  supplier_lot: lot.supplierLot,
  day_lot: lot.dayLot,
  origin: lot.origin,
  produced_on: lot.producedOn,
  expires_on: lot.expiresOn,
  unit: lot.unit,
});
const PLAIN = { corrects: null, reason: '', event_id: null, note_id: null, note_number: null, line_id: null } as const;

function movedEntries(books: Books, { name, data, occurredAt }: Due): NewEntry[] {
  const { eventId, legs, supplierId, siteId, noteId, noteNumber } = data as Moved;
  const received = name === 'lots.received';
  const told = legs.filter(({ from, to }) => (received ? from === 'supplier' : from === 'site' || to === 'supplier'));
  return told.flatMap((leg) => {
    const lot = books.lots.get(leg.lotId);
    if (!lot) return [];
    const back = leg.from === 'site';
    return [
      {
        ...PLAIN,
        book: back ? ('sales' as const) : ('purchase' as const),
        kind: received ? ('entry' as const) : ('return' as const),
        on_day: shanghaiDate(occurredAt),
        ...ofLot(lot),
        ...ofGoods(books.goods.byId.get(lot.productId)),
        ...(back ? siteParty(books, siteId) : supplierParty(books, supplierId ?? lot.supplierId)),
        amount: received ? leg.amount : -leg.amount,
        event_id: eventId,
        note_id: noteId,
        note_number: noteNumber,
        line_id: leg.lineId,
      },
    ];
  });
}

/** What was accepted, lot by lot in the proportion in which they were delivered; what carries no lot is entered with what the note says. */
function soldEntries(books: Books, line: SoldLine): NewEntry[] {
  if (line.accepted <= 0) return [];
  const { byId, byCode, byName } = books.goods;
  const terms = (line.productId && byId.get(line.productId)) || (line.productCode && byCode.get(line.productCode)) || byName.get(line.product);
  const common = {
    ...PLAIN,
    book: 'sales' as const,
    kind: 'entry' as const,
    on_day: line.acceptedOn,
    ...ofGoods(terms || undefined),
    product: line.product,
    spec: line.spec || terms?.spec || '',
    ...siteParty(books, line.siteId),
    note_id: line.noteId,
    note_number: line.noteNumber,
    line_id: line.lineId,
  };
  const carried = books.carried.filter(({ lineId, delivered }) => lineId === line.lineId && delivered > 0);
  const all = carried.reduce((sum, { delivered }) => sum + delivered, 0);
  if (all === 0) {
    const said = {
      lot_id: null,
      lot_number: line.lot,
      supplier_lot: null,
      day_lot: false,
      origin: '',
      produced_on: line.producedOn,
      expires_on: line.expiresOn,
    };
    return [{ ...common, ...said, unit: line.unit, amount: line.accepted }];
  }
  let left = line.accepted;
  return carried.flatMap(({ lotId, delivered }, at) => {
    const lot = books.lots.get(lotId);
    const amount = at === carried.length - 1 ? left : Math.round((line.accepted * delivered) / all);
    left -= amount;
    return lot ? [{ ...common, ...ofLot(lot), unit: line.unit, amount }] : [];
  });
}

/** Entries of all these matters, in their order. */
export async function makeEntries(tx: Tx, due: readonly Due[], on: string): Promise<NewEntry[]> {
  const books = await readBooks(tx, due, on);
  return due.flatMap((one) => {
    if (one.name !== 'deliveries.accepted') return movedEntries(books, one);
    const { noteId } = one.data as { noteId: string };
    return books.sold.filter((line) => line.noteId === noteId).flatMap((line) => soldEntries(books, line));
  });
}
