// The pack of each note as it would be now: goods, the lots they come from, what they need, what is there.
import type { Actor } from '../../kernel/actor.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { App, Db, Tx } from '../../platform/app.ts';
import { knownGoods, type PaperNote, paperNotes } from '../deliveries/public.ts';
import { carriedBy, sure } from '../lots/public.ts';
import { nameKey } from '../products/public.ts';
import { type CertificateRow, candidates, certificateOf, goodsOf } from './certificate.store.ts';
import type { Pack, PackLine } from './certificate.ts';
import { KINDS } from './kinds.ts';
import { type Lots, packOf } from './pack.rules.ts';
import { namesOf, paperLots, rootsOf } from './paper-lots.ts';

export type NotePack = {
  readonly note: PaperNote;
  readonly pack: Pack;
  readonly certificates: ReadonlyMap<string, CertificateRow>;
  readonly lots: Lots;
};
type Reader = { readonly app: App; readonly db: Db | Tx; readonly actor: Actor; readonly now: number };

/** Only of notes that the actor may see, in the order asked for. A few questions, however many notes. */
export async function makePacks(reader: Reader, noteIds: readonly string[]): Promise<NotePack[]> {
  const { db, now } = reader;
  const notes = await paperNotes(reader, noteIds);
  if (notes.length === 0) return [];
  const today = shanghaiDate(now);
  const [terms, carried] = [await knownGoods(db, notes, today), await lotsOfLines(reader, notes)];
  const lots = await paperLots(db, [...new Set([...carried.values()].flat())], today);
  const days = notes.map(({ deliveryOn }) => deliveryOn).sort();
  const lines = notes.flatMap((note) => note.lines);
  const rows = await candidates(db, {
    goods: goodsOf([...lines.map(({ code, product }) => ({ code, name: product })), ...namesOf(lots)]),
    lots: [
      ...new Set([...lines.flatMap(({ lot }) => lot ?? []), ...[...lots.values()].flatMap((lot) => [lot.number, lot.supplierLot ?? []].flat())]),
    ],
    lotIds: [...lots.keys()],
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  });
  const certificates = new Map(rows.map((row) => [row.id, row]));
  const all = rows.map(certificateOf);
  return notes.map((note) => {
    const asked = note.lines.map((line): PackLine => {
      const known = terms(line);
      const { lineId, lineNo, product, lot } = line;
      const lotIds = carried.get(lineId) ?? [];
      const [supplierId = null, another] = rootsOf(lots, lotIds);
      const whose = another === undefined ? supplierId : null;
      return {
        lineId,
        lineNo,
        product,
        code: line.code ?? known?.code ?? null,
        lot,
        kinds: known?.certificateKinds ?? null,
        lotIds,
        supplierId: whose,
      };
    });
    return {
      note,
      certificates,
      lots,
      pack: packOf({ deliveryOn: note.deliveryOn, lines: asked, certificates: all, kinds: KINDS, key: nameKey, lots }),
    };
  });
}

/** Line → the lots it surely carries; those it may carry where nobody knows better. */
async function lotsOfLines({ db, now }: Reader, notes: readonly PaperNote[]): Promise<ReadonlyMap<string, string[]>> {
  const carried = await carriedBy(
    db,
    notes.map(({ noteId }) => noteId),
    shanghaiDate(now),
  );
  return new Map(
    [...Map.groupBy(carried, ({ lineId }) => lineId)].map(([lineId, own]) => {
      const certain = own.filter(sure);
      return [lineId, (certain.length > 0 ? certain : own).map(({ lotId }) => lotId)];
    }),
  );
}
