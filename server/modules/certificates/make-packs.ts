// The pack of each note as it would be now: goods, what they need, what is there.
import type { Actor } from '../../kernel/actor.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { App, Db, Tx } from '../../platform/app.ts';
import { knownGoods, type PaperNote, paperNotes } from '../deliveries/public.ts';
import { nameKey } from '../products/public.ts';
import { packOf } from './certificate.rules.ts';
import { type CertificateRow, candidates, goodsOf, productsOf } from './certificate.store.ts';
import type { Certificate, Pack, PackLine } from './certificate.ts';
import { KINDS } from './kinds.ts';

export type NotePack = { readonly note: PaperNote; readonly pack: Pack; readonly certificates: ReadonlyMap<string, CertificateRow> };
type Reader = { readonly app: App; readonly db: Db | Tx; readonly actor: Actor; readonly now: number };

/** Only of notes that the actor may see, in the order asked for. Four questions, however many notes. */
export async function makePacks(reader: Reader, noteIds: readonly string[]): Promise<NotePack[]> {
  const notes = await paperNotes(reader, noteIds);
  if (notes.length === 0) return [];
  const terms = await knownGoods(reader.db, notes, shanghaiDate(reader.now));
  const days = notes.map(({ deliveryOn }) => deliveryOn).sort();
  const lines = notes.flatMap((note) => note.lines);
  const rows = await candidates(reader.db, {
    goods: goodsOf(lines.map(({ code, product }) => ({ code, name: product }))),
    lots: [...new Set(lines.flatMap(({ lot }) => lot ?? []))],
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  });
  const certificates = new Map(rows.map((row) => [row.id, row]));
  const all = rows.map(certificateOf);
  return notes.map((note) => {
    const asked = note.lines.map((line): PackLine => {
      const known = terms(line);
      const { lineId, lineNo, product, lot } = line;
      return { lineId, lineNo, product, code: line.code ?? known?.code ?? null, lot, kinds: known?.certificateKinds ?? null };
    });
    return { note, certificates, pack: packOf({ deliveryOn: note.deliveryOn, lines: asked, certificates: all, kinds: KINDS, key: nameKey }) };
  });
}

const certificateOf = (row: CertificateRow): Certificate => ({
  id: row.id,
  kind: row.kind,
  lot: row.lot,
  products: productsOf(row),
  issuedOn: row.issued_on,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});
